package dev.latchkey.session.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ConsoleClient.Page;
import dev.latchkey.activity.ActivityEntry;
import dev.latchkey.activity.ActivityEntry.Outcome;
import dev.latchkey.activity.ActivityKind;
import dev.latchkey.session.RunningSessions;
import dev.latchkey.session.SigningIdentity;
import dev.latchkey.session.StsSession;
import dev.latchkey.session.credentials.CopyFormat;
import dev.latchkey.session.credentials.Opening;
import dev.latchkey.session.credentials.SigningCredentials;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class SessionPagesTests extends RunningSessions {

    private AwsBasicCredentials key;

    @BeforeEach
    void createTheKey() {
        key = createKey();
    }

    @Test
    void mintsWhatTheCommandLineWouldMint() {
        StsSession session = minted();
        Map<String, Object> copied = copied(session);

        try (StsClient sts = sts(session(copied))) {
            GetCallerIdentityResponse caller = sts.getCallerIdentity();
            assertThat(caller.arn()).isEqualTo("arn:aws:iam::123456789012:user/" + user);
            assertThat(session.principalArn()).isEqualTo(caller.arn());
        }
        try (StsClient sts = sts(key)) {
            var byHand =
                    sts.getSessionToken(request -> request.durationSeconds(900)).credentials();
            assertThat(Duration.between(session.expiresAt(), byHand.expiration())
                            .abs())
                    .isLessThan(Duration.ofSeconds(60));
            assertThat(session.tokenLength()).isEqualTo(byHand.sessionToken().length());
            assertThat(session.accessKeyId()).startsWith("ASIA").hasSameSizeAs(byHand.accessKeyId());
        }
        assertThat(copied.get("Expiration")).isEqualTo(session.expiresAt().toString());
    }

    @Test
    void makesTheNewSessionTheSigningOneAndShowsItEverywhere() {
        StsSession session = minted();

        assertThat(identities.signing(ADMIN, "sandbox"))
                .map(SigningIdentity::id)
                .contains(session.id());
        assertThat(console.get("/c/sandbox/sessions").text())
                .contains(user + " Signing GetSessionToken · No MFA", "Mint 15-minute session")
                .contains("aws sts get-session-token \\ --duration-seconds 900");
        assertThat(console.get("/c/sandbox/").text()).contains("Signing session All sessions " + user);
    }

    @Test
    void signsWithAnAccessKeyWhenToldTo() {
        minted();
        console.get("/c/sandbox/sessions");

        Page list = console.submit("/c/sandbox/signing", "identity", keyIdentity());

        assertThat(list.text()).contains(user + " long-term key").doesNotContain(" Signing GetSessionToken");
        assertThat(entry(ActivityKind.SIGN_WITH).fact("identity")).isEqualTo(keyIdentity());
        assertThat(console.submit("/c/sandbox/signing", "identity", "nobody").text())
                .contains("Nothing changed.");
    }

    @Test
    void keepsSecretsOutOfEveryPage() {
        StsSession session = minted();
        Map<String, Object> copied = copied(session);
        String here = "/c/sandbox/sessions/" + session.id();
        List<String> canaries = Stream.of(
                        key.secretAccessKey(), copied.get("SecretAccessKey"), copied.get("SessionToken"))
                .map(String::valueOf)
                .flatMap(SessionPagesTests::spellings)
                .toList();
        List<String> addresses = Stream.concat(
                        Stream.of(
                                "/c/sandbox/",
                                "/c/sandbox/sessions?scope=team",
                                "/c/sandbox/sessions?tab=assume-role",
                                "/c/sandbox/sessions?again=" + session.id(),
                                here + "/forget",
                                "/c/sandbox/principals/users/" + user + "?tab=keys",
                                "/c/sandbox/invoke?as=" + session.id(),
                                "/activity",
                                "/actuator/health"),
                        Stream.of(CopyFormat.values()).map(format -> here + "?copy=" + format.slug()))
                .toList();

        assertThat(addresses).allSatisfy(address -> {
            Page page = console.get(address);
            assertThat(page.status()).as(address).isEqualTo(200);
            assertThat(canaries)
                    .noneMatch(canary ->
                            page.body().contains(canary) || page.headers().contains(canary));
        });
        assertThat(log()).noneMatch(entry -> canaries.stream().anyMatch(entry.toString()::contains));
    }

    @Test
    void revealsOnceByPostAndWritesThatFirst() {
        StsSession session = minted();
        String here = "/c/sandbox/sessions/" + session.id();
        String token = String.valueOf(copied(session).get("SessionToken"));

        Page revealed = console.post(here + "/reveal", "copy", "shell");

        assertThat(revealed.status()).isEqualTo(200);
        assertThat(revealed.body()).contains("AWS_SESSION_TOKEN=&quot;" + token).contains("data-reveal=\"30\"");
        assertThat(revealed.headers()).contains("no-store");
        assertThat(entry(ActivityKind.REVEAL_SECRET))
                .satisfies(entry -> assertThat(entry.outcome()).isEqualTo(Outcome.SUCCEEDED))
                .satisfies(entry -> assertThat(entry.fact("detail")).isEqualTo("as Shell (bash, zsh)"));
        assertThat(console.get(here + "/reveal").status()).isEqualTo(405);
        assertThat(console.get(here).body()).doesNotContain(token);
    }

    @Test
    void doesNothingWhoseEntryCannotBeWritten() {
        StsSession session = minted();
        String token = String.valueOf(copied(session).get("SessionToken"));
        jdbc.sql("update activity_head set id = 2").update();
        try {
            Page revealed = console.post("/c/sandbox/sessions/" + session.id() + "/reveal", "copy", "shell");
            assertThat(revealed.status()).isEqualTo(500);
            assertThat(revealed.body()).doesNotContain(token);
            assertThat(mint("900").status()).isEqualTo(500);
            assertThat(console.post("/c/sandbox/sessions/" + session.id() + "/forget")
                            .status())
                    .isEqualTo(500);
        } finally {
            jdbc.sql("update activity_head set id = 1").update();
        }
        assertThat(latest()).isEqualTo(session);
        assertThat(secretIsStored(session)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "899, AWS mints no session of 899 s.",
        "129601, 'AWS mints no session of 129,601 s.'",
        "3601, 'This console mints no session of 3,601 s.'",
        "15 min, The duration is not a number of seconds."
    })
    void answersARefusedDurationWithTheFormAndAnEntry(String seconds, String what) {
        Page refused = mint(seconds);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains(what);
        assertThat(refused.body()).contains("value=\"" + seconds + "\"", "aria-invalid=\"true\"");
        assertThat(log().getFirst())
                .satisfies(entry -> assertThat(entry.kind()).isEqualTo(ActivityKind.MINT_SESSION))
                .satisfies(entry -> assertThat(entry.outcome()).isEqualTo(Outcome.FAILED))
                .satisfies(entry -> assertThat(entry.fact("reason")).startsWith(what));
        assertThat(sessions.list("sandbox"))
                .noneMatch(session -> session.label().equals(user));
    }

    @Test
    void losesNothingThatWasTypedButTheCode() {
        String device = "arn:aws:iam::123456789012:mfa/" + user;

        Page refused = console.post(
                "/c/sandbox/sessions",
                "source",
                keyIdentity(),
                "seconds",
                "1800",
                "mfa",
                "on",
                "device",
                device,
                "code",
                "481094");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("AWS does not know this device.", "MultiFactorAuthentication failed");
        assertThat(refused.body())
                .contains("value=\"" + device + "\"", "value=\"1800\"", "checked=\"checked\"")
                .doesNotContain("481094");
        assertThat(log().toString()).doesNotContain("481094");
    }

    @Test
    void asksForANewCodeToRenewASessionMintedWithMfa() {
        StsSession session = minted();
        String device = "arn:aws:iam::123456789012:mfa/" + user;
        jdbc.sql("update sts_session set mfa_device = :device where id = :id")
                .param("device", device)
                .param("id", session.id())
                .update();

        assertThat(console.get("/c/sandbox/sessions").text()).contains("Renew with MFA");
        Page form = console.submit("/c/sandbox/sessions/" + session.id() + "/renew");

        assertThat(form.body())
                .contains("value=\"" + device + "\"", "checked=\"checked\"", "autofocus=\"autofocus\"")
                .contains("<option value=\"" + keyIdentity() + "\" selected=\"selected\"");
        assertThat(latest()).isEqualTo(sessions.find("sandbox", session.id()).orElseThrow());
    }

    @Test
    void assumesARoleAndLetsTheSessionAssumeAnother() {
        String first = role("first-" + user, "arn:aws:iam::123456789012:user/" + user);
        Page answer = assume(keyIdentity(), first, "1800");
        assertThat(answer.status()).isEqualTo(303);
        StsSession session = latest();

        assertThat(session.principalArn())
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/first-" + user + "/latchkey-admin");
        assertThat(session.label()).isEqualTo("first-" + user);
        assertThat(console.get("/c/sandbox/sessions").text()).contains("AssumeRole · from " + user);
        assertThat(entry(ActivityKind.ASSUME_ROLE).fact("principal")).isEqualTo(first);

        String second = role("second-" + user, first);
        assertThat(assume(session.id(), second, "900").status()).isEqualTo(303);
        assertThat(console.submit("/c/sandbox/sessions/" + latest().id() + "/renew")
                        .status())
                .isEqualTo(200);
        assertThat(latest().label()).isEqualTo("second-" + user);
    }

    @Test
    void saysWhyARoleMayNotBeAssumed() {
        Page refused = assume(keyIdentity(), "arn:aws:iam::123456789012:role/nowhere", "900");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains(user + " may not assume this role.")
                .contains("is not authorized to perform: sts:AssumeRole on resource");
    }

    @Test
    void neverMintsFromASessionByGetSessionToken() {
        StsSession session = minted();

        Page refused = console.post("/c/sandbox/sessions", "source", session.id(), "seconds", "900");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("A session cannot mint another one by GetSessionToken.");
    }

    @Test
    void gives404ForTheSessionsOfNobody() {
        assertThat(console.get("/c/sandbox/sessions/nope").status()).isEqualTo(404);
        assertThat(console.post("/c/sandbox/sessions/nope/copy").status()).isEqualTo(404);
        assertThat(console.get("/c/nope/sessions").status()).isEqualTo(404);
    }

    @Test
    void leavesTheSessionOfAnotherOperatorAlone() {
        StsSession session = minted();
        jdbc.sql("update sts_session set operator = 'mara' where id = :id")
                .param("id", session.id())
                .update();
        String here = "/c/sandbox/sessions/" + session.id();

        assertThat(vault.open(session.id(), ADMIN))
                .isInstanceOfSatisfying(
                        Opening.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Opening.Reason.UNKNOWN));
        assertThat(identities.find(session.id(), ADMIN)).isEmpty();
        assertThat(console.get(here).text())
                .contains("This session belongs to mara")
                .doesNotContain("Copy as");
        assertThat(console.post(here + "/copy", "copy", "shell").status()).isEqualTo(404);
        assertThat(console.post(here + "/reveal", "copy", "shell").status()).isEqualTo(404);
        assertThat(console.post(here + "/renew").status()).isEqualTo(403);
        assertThat(console.get("/c/sandbox/sessions").body()).doesNotContain(session.id());
        assertThat(console.get("/c/sandbox/sessions?scope=team").text()).contains("No MFA · mara");
    }

    @Test
    void opensNothingThatChangedPlacesInTheDatabase() {
        StsSession one = minted();
        StsSession other = minted();
        jdbc.sql("update sts_session set secret = (select secret from sts_session where id = :other),"
                        + " token = (select token from sts_session where id = :other) where id = :one")
                .param("one", one.id())
                .param("other", other.id())
                .update();

        assertThat(vault.open(one.id(), ADMIN))
                .isInstanceOfSatisfying(
                        Opening.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Opening.Reason.DAMAGED));
        assertThat(console.post("/c/sandbox/sessions/" + one.id() + "/copy").status())
                .isEqualTo(409);
        assertThat(vault.open(other.id(), ADMIN)).isInstanceOf(SigningCredentials.class);
    }

    @Test
    void copiesNothingIntoAPageOfABrowserWithoutScripts() {
        StsSession session = minted();

        Page page = console.postAsBrowser("/c/sandbox/sessions/" + session.id() + "/copy", "copy", "shell");

        assertThat(page.text()).contains("Nothing was copied");
        assertThat(page.body()).doesNotContain(String.valueOf(copied(session).get("SecretAccessKey")));
    }

    private Page assume(String source, String role, String seconds) {
        return console.post(
                "/c/sandbox/sessions",
                "tab",
                "assume-role",
                "source",
                source,
                "seconds",
                seconds,
                "role",
                role,
                "sessionName",
                "latchkey-admin");
    }

    private String role(String name, String trusted) {
        String trust = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"%s"},"Action":"sts:AssumeRole"}}\
            """.formatted(trusted);
        return iam().createRole(create -> create.roleName(name).assumeRolePolicyDocument(trust))
                .role()
                .arn();
    }

    private ActivityEntry entry(ActivityKind kind) {
        return log().stream().filter(entry -> entry.kind() == kind).findFirst().orElseThrow();
    }

    private Map<String, Object> copied(StsSession session) {
        Page copied = console.post("/c/sandbox/sessions/" + session.id() + "/copy", "copy", "credential-process");
        assertThat(copied.status()).isEqualTo(200);
        assertThat(copied.headers()).contains("text/plain", "no-store");
        return new JsonMapper().readValue(copied.body(), new TypeReference<>() {});
    }

    private static AwsSessionCredentials session(Map<String, Object> copied) {
        return AwsSessionCredentials.create(
                String.valueOf(copied.get("AccessKeyId")),
                String.valueOf(copied.get("SecretAccessKey")),
                String.valueOf(copied.get("SessionToken")));
    }

    private static Stream<String> spellings(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                secret,
                secret.substring(0, 20),
                Base64.getEncoder().encodeToString(bytes),
                Base64.getUrlEncoder().encodeToString(bytes),
                HexFormat.of().formatHex(bytes),
                URLEncoder.encode(secret, StandardCharsets.UTF_8));
    }
}
