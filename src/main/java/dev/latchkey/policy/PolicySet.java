package dev.latchkey.policy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All policies that bear on a request.
 *
 * @param session empty when no session policy was passed; an empty list allows nothing
 * @param organization SCPs by level, root first; no level means no organization
 * @param unread types of which some policy could not be read
 */
public record PolicySet(
        List<SourcedPolicy> identity,
        Optional<SourcedPolicy> resource,
        Optional<SourcedPolicy> boundary,
        Optional<List<SourcedPolicy>> session,
        List<List<SourcedPolicy>> organization,
        Set<PolicyType> unread) {

    public PolicySet {
        identity = List.copyOf(identity);
        session = session.map(List::copyOf);
        organization = organization.stream().map(List::copyOf).toList();
        unread = Set.copyOf(unread);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The same, with these session policies instead of its own. */
    public PolicySet withSession(List<SourcedPolicy> policies) {
        return new PolicySet(identity, resource, boundary, Optional.of(policies), organization, unread);
    }

    /** The same, with this resource policy instead of its own. */
    PolicySet withResource(@Nullable SourcedPolicy policy) {
        return new PolicySet(identity, Optional.ofNullable(policy), boundary, session, organization, unread);
    }

    /** Collects policies; each goes where its source's type says. */
    public static final class Builder {

        private final List<SourcedPolicy> identity = new ArrayList<>();
        private final List<List<SourcedPolicy>> organization = new ArrayList<>();
        private final Set<PolicyType> unread = EnumSet.noneOf(PolicyType.class);
        private @Nullable SourcedPolicy resource;
        private @Nullable SourcedPolicy boundary;
        private @Nullable List<SourcedPolicy> session;

        private Builder() {}

        public Builder identity(SourcedPolicy policy) {
            identity.add(policy);
            return this;
        }

        public Builder identity(List<SourcedPolicy> policies) {
            identity.addAll(policies);
            return this;
        }

        public Builder resource(@Nullable SourcedPolicy policy) {
            resource = policy;
            return this;
        }

        public Builder boundary(@Nullable SourcedPolicy policy) {
            boundary = policy;
            return this;
        }

        public Builder session(@Nullable List<SourcedPolicy> policies) {
            session = policies;
            return this;
        }

        public Builder organizationLevel(List<SourcedPolicy> policies) {
            organization.add(policies);
            return this;
        }

        public Builder unread(PolicyType type) {
            unread.add(type);
            return this;
        }

        public PolicySet build() {
            return new PolicySet(
                    identity,
                    Optional.ofNullable(resource),
                    Optional.ofNullable(boundary),
                    Optional.ofNullable(session),
                    organization,
                    unread);
        }
    }
}
