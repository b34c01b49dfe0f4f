package dev.latchkey.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.invocation.RequestDraft.HeaderLine;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentHeadersTests {

    @Test
    void cutsTokenAndSignatureSoThatNothingShownCanBeSentAgain() {
        String signature = "0123456789abcdef".repeat(4);
        String scope = "AWS4-HMAC-SHA256 Credential=KEY/20261123/us-east-1/lambda/aws4_request, SignedHeaders=host, ";

        List<HeaderLine> shown = SentHeaders.shown(
                List.of(
                        new HeaderLine("Authorization", scope + "Signature=" + signature),
                        new HeaderLine("X-Amz-Security-Token", "t".repeat(300)),
                        new HeaderLine("x-note", "kept")),
                "abc.test");

        assertThat(shown)
                .containsExactly(
                        new HeaderLine("host", "abc.test"),
                        new HeaderLine("authorization", scope + "Signature=012345… (64)"),
                        new HeaderLine("x-amz-security-token", "tttttt… (300)"),
                        new HeaderLine("x-note", "kept"));
    }
}
