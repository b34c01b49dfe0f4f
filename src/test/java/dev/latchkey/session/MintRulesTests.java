package dev.latchkey.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.session.MintRequest.AssumeRole;
import dev.latchkey.session.MintRequest.GetSessionToken;
import dev.latchkey.session.MintRequest.Mfa;
import dev.latchkey.session.SigningIdentity.Kind;
import dev.latchkey.session.StsSession.Mechanism;
import dev.latchkey.session.StsSession.Request;
import dev.latchkey.session.credentials.Refusal;
import dev.latchkey.session.credentials.SecretValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.json.JsonMapper;

class MintRulesTests {

    private static final String ROLE = "arn:aws:iam::123456789012:role/app";
    private static final String DEVICE = "arn:aws:iam::123456789012:mfa/bob";

    private final MintRules rules = rules(Duration.ofHours(1));

    @ParameterizedTest
    @ValueSource(strings = {"900", "901", "3600"})
    void letDurationsPassThatBothAwsAndThisConsoleGive(String seconds) {
        assertThat(rules.check(token(seconds, null), key())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "899, AWS mints no session of 899 s.",
        "0, AWS mints no session of 0 s.",
        "129601, 'AWS mints no session of 129,601 s.'",
        "3601, 'This console mints no session of 3,601 s.'",
        "129600, 'This console mints no session of 129,600 s.'"
    })
    void refuseOtherDurationsBeforeTheCall(String seconds, String what) {
        assertThat(rules.check(token(seconds, null), key())).singleElement().satisfies(refusal -> {
            assertThat(refusal.field()).isEqualTo("seconds");
            assertThat(refusal.what()).isEqualTo(what);
            assertThat(refusal.todo()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "-900", "900.0", "9e2", "٩٠٠", "99999999999999999999"})
    void refuseWhatIsNoNumberOfSeconds(String typed) {
        assertThat(fields(rules.check(token(typed, null), key()))).containsExactly("seconds");
    }

    @Test
    void giveThirtySixHoursWhereTheConsoleAllowsThem() {
        MintRules open = rules(Duration.ofHours(40));

        assertThat(open.check(token("129600", null), key())).isEmpty();
        assertThat(open.check(role("43200", "latchkey-admin", null, null), key()))
                .isEmpty();
        assertThat(fields(open.check(role("43201", "latchkey-admin", null, null), key())))
                .containsExactly("seconds");
    }

    @Test
    void giveARoleSessionThatAssumesARoleOneHour() {
        MintRules open = rules(Duration.ofHours(12));

        assertThat(open.check(role("3600", "latchkey-admin", null, null), session(Mechanism.ASSUME_ROLE)))
                .isEmpty();
        assertThat(open.check(role("3601", "latchkey-admin", null, null), session(Mechanism.ASSUME_ROLE)))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.why()).contains("role chaining"));
        assertThat(open.check(role("7200", "latchkey-admin", null, null), session(Mechanism.GET_SESSION_TOKEN)))
                .isEmpty();
    }

    @Test
    void refuseASessionAsSourceOfGetSessionToken() {
        assertThat(rules.check(token("900", null), session(Mechanism.GET_SESSION_TOKEN)))
                .singleElement()
                .satisfies(refusal ->
                        assertThat(refusal.what()).isEqualTo("A session cannot mint another one by GetSessionToken."));
        assertThat(fields(rules.check(token("900", null), Optional.empty()))).containsExactly("source");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 123456, device",
        "x, 123456, device",
        DEVICE + ", '', code",
        DEVICE + ", 12345, code",
        DEVICE + ", 1234567, code",
        DEVICE + ", 12345x, code",
        DEVICE + ", ١٢٣٤٥٦, code"
    })
    void askForDeviceAndSixDigitsTogether(String device, String code, String field) {
        assertThat(fields(rules.check(token("900", new Mfa(device, SecretValue.ofText(code))), key())))
                .containsExactly(field);
    }

    @Test
    void sayHowManyDigitsThereAre() {
        assertThat(rules.check(token("900", new Mfa(DEVICE, SecretValue.ofText("48109"))), key()))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.what() + " " + refusal.todo())
                        .isEqualTo("AWS needs six digits; this has five. Read the code from the device again."));
        assertThat(rules.check(token("900", new Mfa(DEVICE, SecretValue.ofText("481094"))), key()))
                .isEmpty();
    }

    @Test
    void refuseAllFieldsOfARoleAtOnceInTheirOrder() {
        AssumeRole request = new AssumeRole("k", "1", null, "app", "a b", "x", "{\"a\":\n oops}");

        List<Refusal> refusals = rules.check(request, key());

        assertThat(fields(refusals)).containsExactly("role", "sessionName", "externalId", "seconds", "sessionPolicy");
        assertThat(refusals.getLast().why()).startsWith("Line 2: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "{", "nope"})
    void refuseASessionPolicyThatIsNoJsonObject(String policy) {
        assertThat(fields(rules.check(role("900", "latchkey-admin", null, policy), key())))
                .containsExactly("sessionPolicy");
    }

    @ParameterizedTest
    @CsvSource({"7200, PT2H", "2h, PT2H", "900, PT15M"})
    void readTheCeilingInSecondsOrWithAUnit(String property, Duration ceiling) {
        var source = new MapConfigurationPropertySource(Map.of("latchkey.session.max-duration", property));

        assertThat(new Binder(source).bindOrCreate("latchkey.session", SessionLimits.class))
                .isEqualTo(new SessionLimits(ceiling));
        assertThat(new Binder().bindOrCreate("latchkey.session", SessionLimits.class))
                .isEqualTo(new SessionLimits(Duration.ofHours(1)));
    }

    @Test
    void refuseACeilingBelowTheShortestSession() {
        assertThatThrownBy(() -> new SessionLimits(Duration.ofMinutes(14)))
                .hasMessageContaining("latchkey.session.max-duration is below 900 s");
    }

    private static MintRules rules(Duration ceiling) {
        return new MintRules(new SessionLimits(ceiling), new JsonMapper());
    }

    private static MintRequest token(String seconds, @Nullable Mfa mfa) {
        return new GetSessionToken("k", seconds, mfa);
    }

    private static MintRequest role(String seconds, String name, @Nullable String externalId, @Nullable String policy) {
        return new AssumeRole("k", seconds, null, ROLE, name, externalId, policy);
    }

    private static Optional<MintSource> key() {
        return Optional.of(new MintSource(identity(Kind.ACCESS_KEY), null));
    }

    private static Optional<MintSource> session(Mechanism mechanism) {
        Instant now = Instant.parse("2026-11-23T13:00:00Z");
        Request asked = new Request(mechanism, "k", "bob", 900, null, null, null, null, null);
        return Optional.of(new MintSource(
                identity(Kind.SESSION),
                new StsSession(
                        "s",
                        "sandbox",
                        "mara",
                        "bob",
                        "arn",
                        "ASIA",
                        4,
                        now,
                        now.plusSeconds(900),
                        null,
                        false,
                        null,
                        asked)));
    }

    private static SigningIdentity identity(Kind kind) {
        return new SigningIdentity("k", kind, "sandbox", "bob", "arn", "AKIA", null, null);
    }

    private static List<@Nullable String> fields(List<Refusal> refusals) {
        return refusals.stream().map(Refusal::field).toList();
    }
}
