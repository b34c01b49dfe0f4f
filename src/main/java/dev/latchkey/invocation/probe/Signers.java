package dev.latchkey.invocation.probe;

import dev.latchkey.console.Operator;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.invocation.probe.Signing.By;
import dev.latchkey.invocation.probe.Signing.Missing;
import dev.latchkey.invocation.probe.Signing.Remedy;
import dev.latchkey.invocation.probe.Signing.Unsigned;
import dev.latchkey.session.SigningIdentities;
import dev.latchkey.session.SigningIdentity;
import dev.latchkey.session.StsSessions;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Finds what an operator holds that signs as exactly the principal a question is about, and nothing else. */
@Component
class Signers {

    private final SigningIdentities identities;
    private final StsSessions sessions;

    Signers(SigningIdentities identities, StsSessions sessions) {
        this.identities = identities;
        this.sessions = sessions;
    }

    Signing of(Operator operator, String connectionId, String principal, FunctionUrl url) {
        AskedPrincipal asked = AskedPrincipal.of(principal);
        if (url.unsigned()) {
            return new Unsigned("The URL has auth type NONE: it asks nobody who he is.");
        }
        return switch (asked.kind()) {
            case ANYBODY -> new Unsigned("Nobody signs: this is what anyone on the internet gets.");
            case USER, ROLE, ROLE_SESSION, FEDERATED_USER -> held(operator, connectionId, asked);
            case GROUP -> new Missing("A group signs nothing. Ask for one of its users.", null);
            case ROOT -> new Missing("Latchkey never signs as root. Ask for a user or a role.", null);
            case SERVICE -> new Missing("A service signs for itself; nobody else can.", null);
            case NOTHING -> new Missing("This is no principal that could sign.", null);
        };
    }

    private Signing held(Operator operator, String connectionId, AskedPrincipal asked) {
        List<SigningIdentity> own = identities.list(operator, connectionId).stream()
                .filter(asked::signedBy)
                .toList();
        List<SigningIdentity> exact = own.stream()
                .filter(identity -> !narrowed(connectionId, identity))
                .toList();
        if (exact.isEmpty()) {
            return new Missing(why(asked, !own.isEmpty()), remedy(asked));
        }
        String usual = identities
                .signing(operator, connectionId)
                .map(SigningIdentity::id)
                .filter(id -> exact.stream().anyMatch(identity -> identity.id().equals(id)))
                .orElse(exact.getFirst().id());
        return new By(exact, usual);
    }

    /** A session policy makes a session less than its role, and the question does not know it. */
    private boolean narrowed(String connectionId, SigningIdentity identity) {
        return sessions.find(connectionId, identity.id())
                .filter(session -> session.request().sessionPolicy() != null)
                .isPresent();
    }

    private static String why(AskedPrincipal asked, boolean onlyNarrowed) {
        if (onlyNarrowed) {
            return "Your session of " + asked.name() + " carries a session policy, which this check leaves out.";
        }
        return asked.kind() == AskedPrincipal.Kind.USER
                ? "You hold no session and no access key of " + asked.name() + "."
                : "You hold no session of " + asked.name() + ".";
    }

    private static Remedy remedy(AskedPrincipal asked) {
        return switch (asked.kind()) {
            case ROLE, ROLE_SESSION ->
                new Remedy(
                        "Assume the role",
                        sessions(Map.of(
                                "tab", "assume-role", "role", asked.roleArn(), "sessionName", asked.sessionName())));
            default ->
                new Remedy("Mint a session", sessions(Map.of("tab", "get-session-token", "principal", asked.arn())));
        };
    }

    private static String sessions(Map<String, String> query) {
        UriComponentsBuilder page = UriComponentsBuilder.fromPath("/sessions");
        query.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .sorted(Entry.<String, String>comparingByKey().reversed())
                .forEach(field -> page.queryParam(field.getKey(), "{" + field.getKey() + "}"));
        return page.encode().buildAndExpand(query).toUriString();
    }
}
