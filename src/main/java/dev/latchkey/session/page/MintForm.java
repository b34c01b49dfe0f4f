package dev.latchkey.session.page;

import dev.latchkey.session.MintRequest;
import dev.latchkey.session.MintRequest.AssumeRole;
import dev.latchkey.session.MintRequest.GetSessionToken;
import dev.latchkey.session.MintRequest.Mfa;
import dev.latchkey.session.StsSession;
import dev.latchkey.session.StsSession.Mechanism;
import dev.latchkey.session.credentials.SecretValue;
import org.jspecify.annotations.Nullable;

/**
 * The mint form as it was sent, without the MFA code, which is never shown again.
 *
 * @param tab {@code get-session-token} or {@code assume-role}
 * @param mfa whatever a checked box sends
 */
record MintForm(
        @Nullable String tab,
        @Nullable String source,
        @Nullable String seconds,
        @Nullable String mfa,
        @Nullable String device,
        @Nullable String role,
        @Nullable String sessionName,
        @Nullable String externalId,
        @Nullable String sessionPolicy) {

    static final String ASSUME_ROLE = "assume-role";
    static final String GET_SESSION_TOKEN = "get-session-token";

    private static final String USUAL_SECONDS = "900";

    static MintForm empty(@Nullable String tab, @Nullable String source, @Nullable String role, String sessionName) {
        return new MintForm(tab, source, USUAL_SECONDS, null, null, role, sessionName, null, null);
    }

    /** Filled with what a session was minted with. */
    static MintForm of(StsSession.Request asked) {
        return new MintForm(
                asked.mechanism() == Mechanism.ASSUME_ROLE ? ASSUME_ROLE : GET_SESSION_TOKEN,
                asked.sourceId(),
                String.valueOf(asked.seconds()),
                asked.mfaDevice() == null ? null : "on",
                asked.mfaDevice(),
                asked.roleArn(),
                asked.sessionName(),
                asked.externalId(),
                asked.sessionPolicy());
    }

    public boolean assumesRole() {
        return ASSUME_ROLE.equals(tab);
    }

    public Mechanism mechanism() {
        return assumesRole() ? Mechanism.ASSUME_ROLE : Mechanism.GET_SESSION_TOKEN;
    }

    public boolean usesMfa() {
        return mfa != null;
    }

    /** The duration as a number where it is one, for the words beside the range. */
    public int whole() {
        String typed = text(seconds);
        return typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : 900;
    }

    MintForm withSource(@Nullable String id) {
        return new MintForm(tab, id, seconds, mfa, device, role, sessionName, externalId, sessionPolicy);
    }

    /** A code without the switch counts: nobody types one by accident. */
    MintRequest request(SecretValue code) {
        Mfa used = usesMfa() || code.length() > 0 ? new Mfa(text(device), code) : null;
        String duration = text(seconds);
        return assumesRole()
                ? new AssumeRole(
                        text(source),
                        duration,
                        used,
                        text(role),
                        text(sessionName),
                        orNull(externalId),
                        orNull(sessionPolicy))
                : new GetSessionToken(text(source), duration, used);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static @Nullable String orNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
