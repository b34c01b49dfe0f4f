package dev.latchkey.inventory;

import dev.latchkey.policy.PolicySource;
import dev.latchkey.policy.SourcedPolicy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A policy that a principal holds, directly or through a group.
 *
 * @param source its name, ARN and the group it comes through
 * @param versionId the default version of a managed policy, null for an inline one
 */
public record HeldPolicy(
        PolicySource source, Kind kind, @Nullable String versionId, PolicyDocument document) {

    /** Where the text is kept. */
    public enum Kind {
        INLINE,
        CUSTOMER_MANAGED,
        AWS_MANAGED
    }

    public String name() {
        return source.name();
    }

    /** Empty for an inline policy. */
    public Optional<String> arn() {
        return Optional.ofNullable(source.arn());
    }

    /** The group it comes through. */
    public Optional<String> group() {
        return Optional.ofNullable(source.via());
    }

    /** The same policy with another text. */
    public HeldPolicy with(PolicyDocument other) {
        return new HeldPolicy(source, kind, versionId, other);
    }

    /** What an evaluation uses; empty where the text could not be read. */
    public Optional<SourcedPolicy> sourced() {
        return document.policy().map(policy -> new SourcedPolicy(source, policy));
    }

    /** The same policy as a member of that group holds it. */
    HeldPolicy through(String group) {
        PolicySource inherited = new PolicySource(source.type(), source.name(), source.arn(), group);
        return new HeldPolicy(inherited, kind, versionId, document);
    }
}
