package dev.latchkey.session.page;

import dev.latchkey.console.Frame;
import dev.latchkey.console.Frame.SigningView;
import dev.latchkey.console.HomeCard;
import dev.latchkey.console.Operator;
import dev.latchkey.session.SigningIdentities;
import dev.latchkey.session.SigningIdentity;
import dev.latchkey.session.SigningIdentity.Kind;
import dev.latchkey.session.StsSession;
import dev.latchkey.session.StsSessions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Home's card of what signs now, or the shortest way to mint. */
@Component
@Order(0)
class SessionCard implements HomeCard {

    private final SigningIdentities identities;
    private final StsSessions sessions;

    SessionCard(SigningIdentities identities, StsSessions sessions) {
        this.identities = identities;
        this.sessions = sessions;
    }

    /**
     * What the card shows.
     *
     * @param session behind the signing identity, null for an access key or nothing
     * @param keys to mint from
     */
    record Signing(
            @Nullable SigningView signing,
            @Nullable StsSession session,
            @Nullable SigningIdentity key,
            List<SigningIdentity> keys) {}

    @Override
    public String id() {
        return "session";
    }

    @Override
    public String template() {
        return "session/home-card";
    }

    @Override
    public Object view(Operator operator, Frame frame) {
        SigningView signing = frame.signing();
        List<SigningIdentity> keys = identities
                .list(operator, frame.connection().id())
                .stream()
                .filter(identity -> identity.kind() == Kind.ACCESS_KEY)
                .toList();
        if (signing == null) {
            return new Signing(null, null, null, keys.reversed());
        }
        SigningIdentity key = keys.stream()
                .filter(identity -> identity.id().equals(signing.id()))
                .findFirst()
                .orElse(null);
        StsSession session =
                sessions.find(frame.connection().id(), signing.id()).orElse(null);
        return new Signing(signing, session, key, keys);
    }

    @Override
    public Optional<Headline> headline(Operator operator, Frame frame) {
        return frame.signing() != null
                ? Optional.empty()
                : Optional.of(new Headline(
                        "No session yet", "A session signs your requests and ends by itself. Mint one below."));
    }
}
