package dev.latchkey.sandbox.url;

import static dev.latchkey.sandbox.UrlFunctions.MAY_CALL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.latchkey.sandbox.Caller;
import dev.latchkey.sandbox.RawHttp.Answer;
import dev.latchkey.sandbox.RunningSandbox;
import dev.latchkey.sandbox.UrlCall;
import dev.latchkey.sandbox.UrlFunctions;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sts.model.Credentials;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The event a function gets, payload format 2.0, shown by a function that returns it. */
class EventTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void leavesOutWhatHasNoValue() {
        URI url = UrlFunctions.open(sandbox, "echo");

        JsonNode event = event(UrlCall.get(url));

        assertThat(event.propertyNames())
                .containsExactlyInAnyOrder(
                        "version",
                        "routeKey",
                        "rawPath",
                        "rawQueryString",
                        "headers",
                        "requestContext",
                        "isBase64Encoded");
        assertThat(event.path("version").asString()).isEqualTo("2.0");
        assertThat(event.path("routeKey").asString()).isEqualTo("$default");
        assertThat(event.path("rawPath").asString()).isEqualTo("/");
        assertThat(event.path("rawQueryString").asString()).isEmpty();
        assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
    }

    @Test
    void tellsOfAnybody() {
        URI url = UrlFunctions.open(sandbox, "echo");
        String urlId = url.getHost().substring(0, 32);

        Answer answer = UrlCall.get(url).header("User-Agent", "tests/1").send();

        JsonNode context = JSON.readTree(answer.body()).path("requestContext");
        assertThat(context.propertyNames())
                .containsExactlyInAnyOrder(
                        "accountId",
                        "apiId",
                        "domainName",
                        "domainPrefix",
                        "http",
                        "requestId",
                        "routeKey",
                        "stage",
                        "time",
                        "timeEpoch");
        assertThat(context.path("accountId").asString()).isEqualTo("anonymous");
        assertThat(context.path("apiId").asString()).isEqualTo(urlId);
        assertThat(context.path("domainName").asString()).isEqualTo(url.getAuthority());
        assertThat(context.path("domainPrefix").asString()).isEqualTo(urlId);
        assertThat(context.path("stage").asString()).isEqualTo("$default");
        assertThat(context.path("requestId").asString())
                .isEqualTo(answer.header("x-amzn-RequestId").orElseThrow());
        assertThat(context.path("time").asString()).matches("\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d \\+0000");
        assertThat(context.path("timeEpoch").asLong()).isCloseTo(Instant.now().toEpochMilli(), within(30_000L));
        assertThat(context.path("http").toString())
                .isEqualTo("{\"method\":\"GET\",\"path\":\"/\",\"protocol\":\"HTTP/1.1\",\"sourceIp\":\"127.0.0.1\","
                        + "\"userAgent\":\"tests/1\"}");
    }

    @Test
    void namesAUserByKeyIdAndArn() {
        Caller user = sandbox.user("user", MAY_CALL);
        String id = user.sts().getCallerIdentity().userId();

        assertIam(iam(user), user.accessKeyId(), id, "arn:aws:iam::123456789012:user/user");
    }

    @Test
    void namesASessionOfAUserByTheUser() {
        Caller user = sandbox.user("user", MAY_CALL);
        String id = user.sts().getCallerIdentity().userId();
        Credentials issued = user.sts().getSessionToken().credentials();
        Caller session =
                new Caller(sandbox.port(), issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken());

        assertIam(iam(session), issued.accessKeyId(), id, "arn:aws:iam::123456789012:user/user");
    }

    @Test
    void namesASessionOfARoleByRoleIdAndSession() {
        Caller session = sandbox.role("app", MAY_CALL);
        String roleId =
                sandbox.admin().iam().getRole(r -> r.roleName("app")).role().roleId();

        assertIam(
                iam(session),
                session.accessKeyId(),
                roleId + ":tests",
                "arn:aws:sts::123456789012:assumed-role/app/tests");
    }

    @Test
    void takesTheSignatureAwayAndPassesTheTokenOn() {
        URI url = UrlFunctions.iam(sandbox, "echo");
        Caller session = sandbox.role("app", MAY_CALL);

        JsonNode headers = event(UrlCall.get(url).signed(session)).path("headers");

        assertThat(headers.has("authorization")).isFalse();
        assertThat(headers.path("x-amz-security-token").asString())
                .isEqualTo(session.sessionToken().orElseThrow());
        assertThat(headers.has("x-amz-date")).isTrue();
        assertThat(headers.has("x-amz-content-sha256")).isTrue();
    }

    @Test
    void lowersHeaderNamesAndJoinsRepeatedOnes() {
        URI url = UrlFunctions.open(sandbox, "echo");

        JsonNode headers = event(UrlCall.get(url)
                        .header("X-List", "one")
                        .header("x-list", "two")
                        .header("X-Forwarded-For", "1.2.3.4")
                        .header("X-Forwarded-Proto", "gopher"))
                .path("headers");

        assertThat(headers.path("x-list").asString()).isEqualTo("one,two");
        assertThat(headers.path("host").asString()).isEqualTo(url.getAuthority());
        assertThat(headers.path("x-forwarded-for").asString()).isEqualTo("127.0.0.1");
        assertThat(headers.path("x-forwarded-port").asString()).isEqualTo("443");
        assertThat(headers.path("x-forwarded-proto").asString()).isEqualTo("https");
        assertThat(headers.path("x-amzn-trace-id").asString()).matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24}");
        assertThat(headers.path("x-amzn-tls-version").asString()).isEqualTo("TLSv1.3");
        assertThat(headers.path("x-amzn-tls-cipher-suite").asString()).isEqualTo("TLS_AES_128_GCM_SHA256");
    }

    @Test
    void joinsRepeatedQueryNamesAndKeepsTheRawQuery() {
        URI url = UrlFunctions.open(sandbox, "echo").resolve("/?p=foo&q=a%20b+c&p=%2Fbar&empty&%C3%A9=1");

        JsonNode event = event(UrlCall.get(url));

        assertThat(event.path("rawQueryString").asString()).isEqualTo("p=foo&q=a%20b+c&p=%2Fbar&empty&%C3%A9=1");
        assertThat(event.path("queryStringParameters").toString())
                .isEqualTo("{\"p\":\"foo,/bar\",\"q\":\"a b c\",\"empty\":\"\",\"é\":\"1\"}");
    }

    @Test
    void listsCookies() {
        URI url = UrlFunctions.open(sandbox, "echo");

        JsonNode event = event(UrlCall.get(url).header("Cookie", "a=1; b=2"));

        assertThat(event.path("cookies").toString()).isEqualTo("[\"a=1\",\"b=2\"]");
    }

    @ParameterizedTest
    @CsvSource({"/pa2%2Fth/1", "//double//slash/", "/caf%C3%A9/%20", "/a/./b/../c", "/%7Etilde~", "/star*'()!$&,;=:@"})
    void keepsThePathAsSent(String path) {
        URI url = UrlFunctions.open(sandbox, "echo");

        JsonNode event = event(UrlCall.get(URI.create("http://" + url.getAuthority() + path)));

        assertThat(event.path("rawPath").asString()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain; charset=utf-8",
        "application/json",
        "application/javascript",
        "application/xml",
        "application/x-www-form-urlencoded",
        "application/problem+json",
        "image/svg+xml"
    })
    void passesTextualBodiesVerbatim(String type) {
        URI url = UrlFunctions.open(sandbox, "echo");

        JsonNode event = event(UrlCall.post(url, "{\"grüße\":1}").header("Content-Type", type));

        assertThat(event.path("body").asString()).isEqualTo("{\"grüße\":1}");
        assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"application/octet-stream", "multipart/form-data; boundary=x", "image/png"})
    void encodesOtherBodies(String type) {
        URI url = UrlFunctions.open(sandbox, "echo");
        byte[] body = {0, (byte) 0xFF, 10, 13, (byte) 0xC3};

        JsonNode event =
                event(UrlCall.of("PUT", url).header("Content-Type", type).body(body));

        assertThat(Base64.getDecoder().decode(event.path("body").asString())).isEqualTo(body);
        assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
    }

    private JsonNode iam(Caller caller) {
        JsonNode context = event(UrlCall.get(UrlFunctions.iam(sandbox, "echo")).signed(caller))
                .path("requestContext");
        assertThat(context.path("accountId").asString()).isEqualTo("123456789012");
        assertThat(context.path("authorizer").propertyNames()).containsExactly("iam");
        return context.path("authorizer").path("iam");
    }

    private static void assertIam(JsonNode iam, String key, String id, String arn) {
        assertThat(List.of("accessKey", "accountId", "callerId", "userArn", "userId"))
                .map(name -> Map.entry(name, iam.path(name).asString()))
                .containsExactly(
                        Map.entry("accessKey", key),
                        Map.entry("accountId", "123456789012"),
                        Map.entry("callerId", id),
                        Map.entry("userArn", arn),
                        Map.entry("userId", id));
        assertThat(iam.path("cognitoIdentity").isNull()).isTrue();
        assertThat(iam.path("principalOrgId").isNull()).isTrue();
    }

    private static JsonNode event(UrlCall call) {
        Answer answer = call.send();
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return JSON.readTree(new String(answer.body(), UTF_8));
    }
}
