package dev.latchkey.access.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.Policy;
import dev.latchkey.policy.json.PolicyKind;
import dev.latchkey.policy.json.PolicyReader;
import org.junit.jupiter.api.Test;

class PolicyTextTests {

    @Test
    void setsShortElementsSideBySide() {
        PolicyText text = text("""
            {"Version":"2012-10-17","Statement":[{"Sid":"Data","Effect":"Allow","Action":["s3:*","glue:*"],"Resource":"*"},
            {"Effect":"Deny","NotAction":"logs:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}\
            """);
        assertThat(text.json()).isEqualTo("""
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Sid": "Data", "Effect": "Allow",
                  "Action": ["s3:*", "glue:*"],
                  "Resource": "*" },
                { "Effect": "Deny",
                  "NotAction": "logs:*",
                  "Resource": "*",
                  "Condition": { "Bool": { "aws:SecureTransport": "false" } } }
              ]
            }\
            """);
        assertThat(text.span(0)).isEqualTo(new PolicyText.Span(4, 6));
        assertThat(text.span(1)).isEqualTo(new PolicyText.Span(7, 10));
    }

    @Test
    void breaksWhatIsLongerThanALineAndKeepsItsMeaning() {
        String json = "{\"Version\":\"2012-10-17\",\"Id\":\"a"
            + " \\\"b\\\"\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"lambda:*\","
            + "\"Resource\":[\"arn:aws:lambda:us-east-1:123456789012:function:orders-webhook:live\",\"arn:aws:lambda:us-east-1:123456789012:function:x\"],\"Condition\":{\"StringLike\":{\"aws:UserAgent\":[\"a,"
            + " b: {c} [d]\",\"e\\\\f\\\"g\"]}}}]}";
        PolicyText text = text(json);
        assertThat(text.json().lines()).allMatch(line -> line.length() < 100);
        assertThat(policy(text.json())).isEqualTo(policy(json));
        assertThat(text.json()).contains("\"a, b: {c} [d]\"");
    }

    private static PolicyText text(String json) {
        return PolicyText.of(policy(json));
    }

    private static Policy policy(String json) {
        var read = PolicyReader.lenient(json, PolicyKind.IDENTITY);
        assertThat(read.problems()).isEmpty();
        return read.policy();
    }
}
