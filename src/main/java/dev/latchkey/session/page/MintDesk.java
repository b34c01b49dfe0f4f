package dev.latchkey.session.page;

import dev.latchkey.aws.Connection;
import dev.latchkey.console.Operator;
import dev.latchkey.session.SigningIdentities;
import dev.latchkey.session.SigningIdentity;
import dev.latchkey.session.SigningIdentity.Kind;
import dev.latchkey.session.StsSessions;
import dev.latchkey.session.credentials.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays out the mint form: sources to choose, bounds, suggestions, and what was refused. */
@Component
class MintDesk {

    private static final List<Integer> STEPS = List.of(900, 3600, 14_400, 43_200, 129_600);

    private final SigningIdentities identities;
    private final StsSessions sessions;
    private final IamRoles roles;

    MintDesk(SigningIdentities identities, StsSessions sessions, IamRoles roles) {
        this.identities = identities;
        this.sessions = sessions;
        this.roles = roles;
    }

    /**
     * The form as the page shows it.
     *
     * @param sources what may call STS
     * @param longest seconds
     * @param capped whether this console allows less than AWS
     * @param refused by field
     * @param problems those that belong to no field
     */
    record Desk(
            MintForm form,
            List<SigningIdentity> sources,
            List<IamRoles.Suggestion> roles,
            int longest,
            boolean capped,
            List<String> ticks,
            String account,
            Map<String, Refusal> refused,
            List<Refusal> problems) {

        /** The same request for the AWS CLI, line by line; the duration follows. */
        public List<String> command() {
            return form.assumesRole()
                    ? List.of(
                            "aws sts assume-role \\",
                            "  --role-arn " + orElse(form.role(), "ROLE_ARN") + " \\",
                            "  --role-session-name " + orElse(form.sessionName(), "NAME") + " \\")
                    : List.of("aws sts get-session-token \\");
        }

        private static String orElse(@Nullable String text, String otherwise) {
            return text == null || text.isBlank() ? otherwise : text.strip();
        }

        public Duration total() {
            return Duration.ofSeconds(form.whole());
        }

        /** The duration in minutes or hours. */
        public String words() {
            return MintDesk.words(form.whole());
        }

        public @Nullable SigningIdentity chosen() {
            return sources.stream()
                    .filter(source -> source.id().equals(form.source()))
                    .findFirst()
                    .orElse(null);
        }
    }

    Desk lay(Operator operator, Connection connection, MintForm form, List<Refusal> refusals) {
        List<SigningIdentity> sources = identities.list(operator, connection.id()).stream()
                .filter(identity -> form.assumesRole() || identity.kind() == Kind.ACCESS_KEY)
                .toList();
        MintForm shown = form.source() == null ? form.withSource(usual(operator, connection, sources)) : form;
        int longest = sessions.longest(form.mechanism());
        Map<String, Refusal> refused = new LinkedHashMap<>();
        List<Refusal> problems = new ArrayList<>();
        for (Refusal refusal : refusals) {
            String field = refusal.field();
            if (field == null || refusal.aws() != null) {
                problems.add(refusal);
            }
            if (field != null) {
                refused.putIfAbsent(field, refusal);
            }
        }
        String account = connection.accountId();
        return new Desk(
                shown,
                sources,
                suggestions(connection, shown, sources),
                longest,
                longest < (form.assumesRole() ? 43_200 : 129_600),
                ticks(longest),
                account == null ? "" : account,
                refused,
                problems);
    }

    /** The key whose user's name or ARN it is. */
    Optional<String> keyOf(Operator operator, Connection connection, String principal) {
        return identities.list(operator, connection.id()).stream()
                .filter(identity -> identity.kind() == Kind.ACCESS_KEY)
                .filter(identity -> identity.label().equals(principal)
                        || identity.principalArn().equals(principal))
                .map(SigningIdentity::id)
                .findFirst();
    }

    /** The key that signs now, or else the one of the signing session's user, or else the newest. */
    private @Nullable String usual(Operator operator, Connection connection, List<SigningIdentity> sources) {
        Optional<SigningIdentity> signing = identities.signing(operator, connection.id());
        return signing.flatMap(now -> sources.stream()
                        .filter(source -> source.principalArn().equals(now.principalArn()))
                        .filter(source -> source.kind() == Kind.ACCESS_KEY)
                        .findFirst())
                .or(() -> sources.stream()
                        .filter(source -> source.kind() == Kind.ACCESS_KEY)
                        .reduce((first, last) -> last))
                .map(SigningIdentity::id)
                .orElse(null);
    }

    private List<IamRoles.Suggestion> suggestions(Connection connection, MintForm form, List<SigningIdentity> sources) {
        if (!form.assumesRole() || sources.isEmpty()) {
            return List.of();
        }
        String arn = sources.stream()
                .filter(source -> Objects.equals(source.id(), form.source()))
                .findFirst()
                .map(SigningIdentity::principalArn)
                .orElse("");
        return roles.trusting(connection, arn);
    }

    private static List<String> ticks(int longest) {
        if (longest == STEPS.get(1)) {
            return List.of("15 min", "30 min", "1 h");
        }
        List<String> ticks = new ArrayList<>(STEPS.stream()
                .filter(step -> step < longest)
                .map(MintDesk::words)
                .toList());
        ticks.add(words(longest));
        return ticks;
    }

    private static String words(int seconds) {
        if (seconds < 3600) {
            return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
        }
        return seconds / 3600 + " h" + (seconds % 3600 < 60 ? "" : " " + seconds % 3600 / 60 + " min");
    }
}
