package dev.latchkey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The benchmarks compare like with like: both matchers answer the same, and not always the same. */
class TypicalPrincipalTests {

    @Test
    void theMatcherByHandAnswersAsTheEngineDoes() {
        PolicySet policies = TypicalPrincipal.policies();
        AuthorizationRequest typical = TypicalPrincipal.request();
        int allowed = 0;
        for (String action : List.of(
                "lambda:InvokeFunctionUrl", "lambda:GetFunction", "lambda:DeleteFunction", "s3:GetObject", "iam:X")) {
            for (String resource : List.of(TypicalPrincipal.FUNCTION, TypicalPrincipal.FUNCTION.replace("o", "0"))) {
                for (String ip : List.of("203.0.113.9", "198.51.100.1")) {
                    RequestContext context = typical.context()
                            .with(RequestContext.builder()
                                    .put("aws:SourceIp", ip)
                                    .build());
                    Answer answer = PolicyEvaluator.decide(
                            new AuthorizationRequest(typical.principal(), action, resource, context), policies);
                    boolean byHand = new HandWrittenMatcher().allows(action, resource, keys(context));
                    assertThat(byHand)
                            .as("%s on %s from %s", action, resource, ip)
                            .isEqualTo(answer == Answer.ALLOWED);
                    allowed += byHand ? 1 : 0;
                }
            }
        }
        assertThat(allowed).isEqualTo(9);
    }

    private static Map<String, String> keys(RequestContext context) {
        Map<String, String> keys = new HashMap<>();
        for (String name : context.names()) {
            if (context.value(name) instanceof RequestContext.Present(List<String> values)) {
                keys.put(name, values.getFirst());
            }
        }
        return keys;
    }
}
