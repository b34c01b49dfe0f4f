package dev.latchkey.session;

import dev.latchkey.aws.AwsProblem;
import dev.latchkey.aws.Connection;
import dev.latchkey.console.Operator;
import dev.latchkey.console.Problem;
import dev.latchkey.session.MintRequest.AssumeRole;
import dev.latchkey.session.MintRequest.GetSessionToken;
import dev.latchkey.session.credentials.CredentialVault;
import dev.latchkey.session.credentials.Opening;
import dev.latchkey.session.credentials.Refusal;
import dev.latchkey.session.credentials.SigningCredentials;
import dev.latchkey.session.key.AccessKeys;
import dev.latchkey.session.key.KeyReview;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The one call to STS, with the source opened for its time; what AWS says about the source is remembered. */
@Component
class MintCall {

    private final CredentialVault vault;
    private final StsCalls sts;
    private final SessionRows sessions;
    private final AccessKeys keys;
    private final KeyReview review;
    private final Clock clock;

    MintCall(
            CredentialVault vault, StsCalls sts, SessionRows sessions, AccessKeys keys, KeyReview review, Clock clock) {
        this.vault = vault;
        this.sts = sts;
        this.sessions = sessions;
        this.keys = keys;
        this.review = review;
        this.clock = clock;
    }

    /** What STS gave, or why nothing. */
    sealed interface Answer {

        record Given(StsCalls.Issued issued) implements Answer {}

        record Refused(Refusal refusal) implements Answer {}
    }

    Answer ask(Operator operator, Connection connection, MintRequest request, MintSource source, int seconds) {
        return switch (vault.open(source.identity().id(), operator)) {
            case Opening.Refused refused -> new Answer.Refused(inForm(refused.problem()));
            case SigningCredentials opened -> {
                try (opened) {
                    yield new Answer.Given(issued(connection, opened, request, seconds));
                } catch (AwsProblem refused) {
                    doubt(connection, source, refused);
                    yield new Answer.Refused(StsWords.of(refused, request, source));
                }
            }
        };
    }

    private StsCalls.Issued issued(Connection connection, SigningCredentials opened, MintRequest request, int seconds) {
        return switch (request) {
            case GetSessionToken token -> sts.sessionToken(connection, opened, seconds, token.mfa());
            case AssumeRole role -> sts.role(connection, opened, seconds, role);
        };
    }

    private void doubt(Connection connection, MintSource source, AwsProblem refused) {
        if (source.isAccessKey() && refused.code().equals("InvalidClientTokenId")) {
            keys.find(source.identity().id()).ifPresent(key -> review.recheck(connection, key));
        } else if (refused.code().equals("ExpiredToken")) {
            sessions.end(source.identity().id(), clock.instant());
        }
    }

    private static Refusal inForm(Problem problem) {
        return Refusal.before(MintWords.SOURCE, problem.what(), problem.why(), problem.todo());
    }
}
