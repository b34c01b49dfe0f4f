package dev.latchkey.sandbox.url;

import static dev.latchkey.sandbox.UrlFunctions.policy;
import static dev.latchkey.sandbox.url.FrontEndAnswers.NOT_AUTHORIZED;
import static dev.latchkey.sandbox.url.FrontEndAnswers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sandbox.RunningSandbox;
import dev.latchkey.sandbox.UrlCall;
import dev.latchkey.sandbox.UrlFunctions;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Function URLs as they were judged before October 2025. */
class LegacyAuthorizationTests {

    @RegisterExtension
    final RunningSandbox sandbox = RunningSandbox.legacy();

    @Test
    void asksForInvokeFunctionUrlAlone() {
        URI url = UrlFunctions.iam(sandbox, "hello");

        assertThat(UrlCall.get(url)
                        .signed(sandbox.user("url-only", policy("lambda:InvokeFunctionUrl")))
                        .send()
                        .status())
                .isEqualTo(200);
        assertRefused(
                UrlCall.get(url)
                        .signed(sandbox.user("function-only", policy("lambda:InvokeFunction")))
                        .send(),
                403,
                "AccessDeniedException",
                NOT_AUTHORIZED);
    }

    @Test
    void opensAUrlWithoutAuthenticationByOneStatement() {
        URI url = UrlFunctions.open(sandbox, "hello");
        sandbox.admin().lambda().removePermission(r -> r.functionName("hello").statementId("function"));

        assertThat(UrlCall.get(url).send().status()).isEqualTo(200);

        sandbox.admin().lambda().removePermission(r -> r.functionName("hello").statementId("url"));
        assertRefused(UrlCall.get(url).send(), 403, "AccessDeniedException", NOT_AUTHORIZED);
    }
}
