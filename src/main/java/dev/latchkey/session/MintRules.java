package dev.latchkey.session;

import dev.latchkey.session.MintRequest.AssumeRole;
import dev.latchkey.session.MintRequest.GetSessionToken;
import dev.latchkey.session.MintRequest.Mfa;
import dev.latchkey.session.StsSession.Mechanism;
import dev.latchkey.session.credentials.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What is refused before STS is asked; bounds and patterns of "GetSessionToken" and "AssumeRole", STS API Reference. */
@Component
class MintRules {

    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");
    private static final Pattern DEVICE = Pattern.compile("[\\w+=/:,.@-]{9,256}");
    private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/[!-~]{1,1024}");
    private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");
    private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");
    private static final int POLICY_LIMIT = 2_048;

    private final SessionLimits limits;
    private final JsonMapper json;

    MintRules(SessionLimits limits, JsonMapper json) {
        this.limits = limits;
        this.json = json;
    }

    /** Whole seconds, if that is what was typed. */
    static OptionalInt seconds(String typed) {
        return WHOLE.matcher(typed).matches() ? OptionalInt.of(Integer.parseInt(typed)) : OptionalInt.empty();
    }

    /** All refusals, in the order of the form. */
    List<Refusal> check(MintRequest request, Optional<MintSource> source) {
        List<Refusal> refusals = new ArrayList<>();
        source.ifPresentOrElse(
                known -> {
                    if (request instanceof GetSessionToken && !known.isAccessKey()) {
                        refusals.add(MintWords.temporarySource());
                    }
                },
                () -> refusals.add(MintWords.noSource()));
        if (request instanceof AssumeRole role) {
            role(role, refusals);
        }
        duration(request, source.map(MintSource::isRoleSession).orElse(false)).ifPresent(refusals::add);
        mfa(request.mfa(), refusals);
        if (request instanceof AssumeRole role && role.sessionPolicy() != null) {
            policy(role.sessionPolicy()).ifPresent(refusals::add);
        }
        return refusals;
    }

    private Optional<Refusal> duration(MintRequest request, boolean chained) {
        Mechanism mechanism = switch (request) {
            case GetSessionToken token -> Mechanism.GET_SESSION_TOKEN;
            case AssumeRole role -> Mechanism.ASSUME_ROLE;
        };
        OptionalInt seconds = seconds(request.duration());
        if (seconds.isEmpty()) {
            return Optional.of(MintWords.notSeconds());
        }
        int longest = limits.awsLimit(mechanism, chained);
        if (seconds.getAsInt() < SessionLimits.SHORTEST || seconds.getAsInt() > longest) {
            return Optional.of(MintWords.outOfRange(seconds.getAsInt(), mechanism, longest, chained));
        }
        return seconds.getAsInt() > limits.limit(mechanism, chained)
                ? Optional.of(MintWords.overCeiling(seconds.getAsInt(), limits.maxDuration()))
                : Optional.empty();
    }

    private static void mfa(@Nullable Mfa mfa, List<Refusal> refusals) {
        if (mfa == null) {
            return;
        }
        int length = mfa.code().length();
        if (mfa.device().isBlank() && length > 0) {
            refusals.add(MintWords.codeWithoutDevice());
        } else if (mfa.device().isBlank()) {
            refusals.add(MintWords.noDevice());
        } else if (!DEVICE.matcher(mfa.device()).matches()) {
            refusals.add(MintWords.notADevice());
        }
        if (length == 0) {
            refusals.add(MintWords.noCode());
        } else if (!mfa.code().<Boolean>useText(code -> SIX_DIGITS.matcher(code).matches())) {
            refusals.add(MintWords.notSixDigits(length));
        }
    }

    private static void role(AssumeRole role, List<Refusal> refusals) {
        if (!ROLE.matcher(role.roleArn()).matches()) {
            refusals.add(MintWords.notARole());
        }
        if (!SESSION_NAME.matcher(role.sessionName()).matches()) {
            refusals.add(MintWords.notASessionName());
        }
        String externalId = role.externalId();
        if (externalId != null && !EXTERNAL_ID.matcher(externalId).matches()) {
            refusals.add(MintWords.notAnExternalId());
        }
    }

    private Optional<Refusal> policy(String text) {
        if (text.length() > POLICY_LIMIT) {
            return Optional.of(MintWords.policyTooLong(text.length(), POLICY_LIMIT));
        }
        try {
            return json.readTree(text).isObject() ? Optional.empty() : Optional.of(MintWords.policyNotAnObject());
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            return Optional.of(MintWords.policyNotJson(line, e.getOriginalMessage()));
        }
    }
}
