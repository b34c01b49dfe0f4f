package dev.latchkey.session;

import dev.latchkey.aws.Connection;
import dev.latchkey.aws.Connections;
import dev.latchkey.console.Frame;
import dev.latchkey.console.Frame.ConnectionView;
import dev.latchkey.console.Frame.SigningView;
import dev.latchkey.console.FrameSource;
import dev.latchkey.console.Operator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws the connections and the signing session around every page. */
@Component
class SessionFrame implements FrameSource {

    private final Connections connections;
    private final SigningIdentities identities;
    private final SessionRows sessions;

    SessionFrame(Connections connections, SigningIdentities identities, SessionRows sessions) {
        this.connections = connections;
        this.identities = identities;
        this.sessions = sessions;
    }

    @Override
    public Frame frame(Operator operator, @Nullable String connectionId) {
        Connection connection = connections.get(connectionId == null ? first() : connectionId);
        return new Frame(
                view(connection),
                connections.list().stream().map(SessionFrame::view).toList(),
                identities.signing(operator, connection.id()).map(this::signing).orElse(null));
    }

    private String first() {
        return connections
                .defaultConnection()
                .orElseThrow(() -> new IllegalStateException("No connection is set up. The sandbox is switched off and"
                        + " there is no latchkey.connections.*. Declare one, or set latchkey.sandbox.enabled=true."))
                .id();
    }

    private SigningView signing(SigningIdentity identity) {
        String mechanism = sessions.find(identity.id())
                .map(session -> session.mechanism().operation())
                .orElse("Access key");
        return new SigningView(
                identity.id(),
                identity.label(),
                identity.principalArn(),
                identity.expiresAt(),
                identity.total(),
                mechanism);
    }

    private static ConnectionView view(Connection connection) {
        String account = connection.accountId();
        return new ConnectionView(
                connection.id(),
                connection.name(),
                account == null ? "" : account,
                connection.region(),
                connection.colour(),
                connection.sandbox());
    }
}
