package dev.latchkey.sandbox.url;

import static dev.latchkey.sandbox.UrlFunctions.ARN;
import static dev.latchkey.sandbox.UrlFunctions.MAY_CALL;
import static dev.latchkey.sandbox.UrlFunctions.policy;
import static dev.latchkey.sandbox.url.FrontEndAnswers.FORBIDDEN;
import static dev.latchkey.sandbox.url.FrontEndAnswers.NOT_AUTHORIZED;
import static dev.latchkey.sandbox.url.FrontEndAnswers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sandbox.Caller;
import dev.latchkey.sandbox.RawHttp.Answer;
import dev.latchkey.sandbox.RunningSandbox;
import dev.latchkey.sandbox.UrlCall;
import dev.latchkey.sandbox.UrlFunctions;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;

/** What a function URL answers before and instead of its function: host, auth type, permission, throttle, failure. */
class FunctionUrlTests {

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void refusesAnUnsignedRequest() {
        assertRefused(UrlCall.get(UrlFunctions.iam(sandbox, "hello")).send(), 403, "AccessDeniedException", FORBIDDEN);
        assertThat(FORBIDDEN).hasSize(23);
    }

    @Test
    void refusesAnotherScheme() {
        URI url = UrlFunctions.iam(sandbox, "hello");

        assertRefused(
                UrlCall.get(url).header("Authorization", "Basic YTpi").send(), 403, "AccessDeniedException", FORBIDDEN);
        assertRefused(
                UrlCall.get(url).header("Authorization", "Bearer abc").send(), 403, "AccessDeniedException", FORBIDDEN);
    }

    @Test
    void refusesACallerWithoutAnyPermission() {
        URI url = UrlFunctions.iam(sandbox, "hello");
        Caller nobody = sandbox.user("nobody");

        assertRefused(UrlCall.get(url).signed(nobody).send(), 403, "AccessDeniedException", NOT_AUTHORIZED);
        assertThat(NOT_AUTHORIZED).hasSize(144);
    }

    @Test
    void refusesACallerWhoLacksEitherPermission() {
        URI url = UrlFunctions.iam(sandbox, "hello");
        Caller urlOnly = sandbox.user("url-only", policy("lambda:InvokeFunctionUrl"));
        Caller functionOnly = sandbox.user("function-only", policy("lambda:InvokeFunction"));
        Caller both = sandbox.user("both", MAY_CALL);

        assertRefused(UrlCall.get(url).signed(urlOnly).send(), 403, "AccessDeniedException", NOT_AUTHORIZED);
        assertRefused(UrlCall.get(url).signed(functionOnly).send(), 403, "AccessDeniedException", NOT_AUTHORIZED);
        assertThat(UrlCall.get(url).signed(both).send().text()).isEqualTo("Hello from Lambda!");
    }

    @Test
    void joinsOnePermissionOfTheCallerWithOneOfTheFunction() {
        URI url = UrlFunctions.iam(sandbox, "hello");
        Caller urlOnly = sandbox.user("url-only", policy("lambda:InvokeFunctionUrl"));

        sandbox.admin()
                .lambda()
                .addPermission(r -> r.functionName("hello")
                        .statementId("s")
                        .action("lambda:InvokeFunction")
                        .principal("arn:aws:iam::123456789012:user/url-only")
                        .invokedViaFunctionUrl(true));

        assertThat(UrlCall.get(url).signed(urlOnly).send().status()).isEqualTo(200);
    }

    @Test
    void comparesTheArnWithTheAliasOfTheUrl() {
        UrlFunctions.iam(sandbox, "hello");
        sandbox.admin()
                .lambda()
                .createAlias(r -> r.functionName("hello").name("prod").functionVersion("$LATEST"));
        URI url = URI.create(sandbox.admin()
                .lambda()
                .createFunctionUrlConfig(
                        r -> r.functionName("hello").qualifier("prod").authType(FunctionUrlAuthType.AWS_IAM))
                .functionUrl());
        Caller unqualified = sandbox.user("unqualified", MAY_CALL.replace("\"*\"", "\"" + ARN + "hello\""));
        Caller aliased = sandbox.user("aliased", MAY_CALL.replace("\"*\"", "\"" + ARN + "hello:prod\""));

        assertRefused(UrlCall.get(url).signed(unqualified).send(), 403, "AccessDeniedException", NOT_AUTHORIZED);
        assertThat(UrlCall.get(url).signed(aliased).send().status()).isEqualTo(200);
    }

    @Test
    void refusesAnybodyWhereNoPolicyOpensAUrlWithoutAuthentication() {
        URI url = UrlFunctions.create(sandbox, "hello", config -> config.authType(FunctionUrlAuthType.NONE));

        assertRefused(UrlCall.get(url).send(), 403, "AccessDeniedException", NOT_AUTHORIZED);
    }

    @Test
    void asksForBothPermissionsOfAnybody() {
        URI url = UrlFunctions.open(sandbox, "hello");
        assertThat(UrlCall.get(url).send().text()).isEqualTo("Hello from Lambda!");

        sandbox.admin().lambda().removePermission(r -> r.functionName("hello").statementId("function"));

        assertRefused(UrlCall.get(url).send(), 403, "AccessDeniedException", NOT_AUTHORIZED);
    }

    @Test
    void refusesAUrlThatNeverExisted() {
        URI url = UrlFunctions.iam(sandbox, "hello");
        URI other = URI.create("http://" + "a".repeat(32) + url.getAuthority().substring(32) + "/");

        assertRefused(UrlCall.get(other).send(), 403, "AccessDeniedException", "{\"Message\":null}");
        assertRefused(
                UrlCall.get(other).signed(sandbox.admin()).send(), 403, "AccessDeniedException", "{\"Message\":null}");
    }

    @Test
    void saysNothingOfAFunctionThatFails() {
        URI url = UrlFunctions.iam(sandbox, "failing");

        Answer answer = UrlCall.get(url).signed(sandbox.admin()).send();

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.text()).isEqualTo("Internal Server Error").hasSize(21);
        assertThat(answer.header("x-amzn-ErrorType")).isEmpty();
        assertThat(answer.header("x-amzn-RequestId")).isPresent();
    }

    @Test
    void answersAFunctionThatOverstaysItsTimeoutLikeOneThatFails() {
        URI url = UrlFunctions.iam(sandbox, "slow");

        Answer late =
                UrlCall.get(url.resolve("/?ms=5000")).signed(sandbox.admin()).send();

        assertThat(late.status()).isEqualTo(502);
        assertThat(late.text()).isEqualTo("Internal Server Error");
        assertThat(UrlCall.get(url.resolve("/?ms=1"))
                        .signed(sandbox.admin())
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void letsTheFunctionRefuseInItsOwnWords() {
        URI url = UrlFunctions.iam(sandbox, "forbidding");

        Answer answer = UrlCall.get(url).signed(sandbox.admin()).send();

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).isEqualTo("{\"message\":\"The function itself says no.\"}");
        assertThat(answer.header("x-amzn-ErrorType")).isEmpty();
        assertThat(answer.header("x-amzn-RequestId")).isPresent();
    }

    @Test
    void throttlesAFunctionWithoutConcurrency() {
        URI url = UrlFunctions.iam(sandbox, "hello");
        sandbox.admin()
                .lambda()
                .putFunctionConcurrency(r -> r.functionName("hello").reservedConcurrentExecutions(0));

        assertRefused(
                UrlCall.get(url).signed(sandbox.admin()).send(),
                429,
                "TooManyRequestsException",
                "{\"Reason\":\"ReservedFunctionConcurrentInvocationLimitExceeded\",\"Type\":\"User\","
                        + "\"message\":\"Rate Exceeded.\"}");
    }

    @Test
    void judgesThePermissionBeforeTheConcurrency() {
        URI url = UrlFunctions.iam(sandbox, "hello");
        Caller nobody = sandbox.user("nobody");
        sandbox.admin()
                .lambda()
                .putFunctionConcurrency(r -> r.functionName("hello").reservedConcurrentExecutions(0));

        assertRefused(UrlCall.get(url).signed(nobody).send(), 403, "AccessDeniedException", NOT_AUTHORIZED);
    }

    @Test
    void refusesABodyOfSevenMegabytes() {
        URI url = UrlFunctions.iam(sandbox, "hello");

        Answer answer = UrlCall.post(url, "x".repeat(7 * 1024 * 1024))
                .signed(sandbox.admin())
                .send();

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("x-amzn-ErrorType")).hasValue("RequestTooLargeException");
    }

    @Test
    void takesABodyOfFiveMegabytes() {
        URI url = UrlFunctions.iam(sandbox, "hello");

        Answer answer = UrlCall.post(url, "x".repeat(5 * 1024 * 1024))
                .signed(sandbox.admin())
                .send();

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void answersAResponseOfMoreThanSixMegabytesLikeAFailure() {
        URI url = UrlFunctions.iam(sandbox, "large");

        Answer answer = UrlCall.get(url.resolve("/?bytes=7000000"))
                .signed(sandbox.admin())
                .send();

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.text()).isEqualTo("Internal Server Error");
    }

    @Test
    void notesTheUseOfTheKey() {
        URI url = UrlFunctions.iam(sandbox, "hello");
        Caller caller = sandbox.user("both", MAY_CALL);

        UrlCall.get(url).signed(caller).send();

        assertThat(sandbox.admin()
                        .iam()
                        .getAccessKeyLastUsed(r -> r.accessKeyId(caller.accessKeyId()))
                        .accessKeyLastUsed()
                        .serviceName())
                .isEqualTo("lambda");
    }
}
