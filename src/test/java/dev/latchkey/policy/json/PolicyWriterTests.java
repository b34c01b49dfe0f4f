package dev.latchkey.policy.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.Policy;
import dev.latchkey.policy.json.ReadResult.Read;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyWriterTests {

    private static final String SHUFFLED = """
        {"Statement":[{"Condition":{"StringEquals":{"lambda:FunctionUrlAuthType":["AWS_IAM"]},
        "Bool":{"aws:SecureTransport":true,"aws:ViaAWSService":["true","false"]}},
        "Resource":["arn:aws:lambda:us-east-1:111122223333:function:fn"],
        "Action":["lambda:InvokeFunctionUrl","lambda:InvokeFunction"],
        "Principal":{"Service":["s3.amazonaws.com"],"AWS":["111122223333"]},"Effect":"Allow","Sid":"url-1"}],
        "Id":"default","Version":"2012-10-17"}
        """;

    @Test
    void writesTheOrderAwsWritesWithTwoBlanksALevel() {
        assertThat(PolicyWriter.pretty(read(SHUFFLED, PolicyKind.RESOURCE))).isEqualTo("""
            {
              "Version": "2012-10-17",
              "Id": "default",
              "Statement": [
                {
                  "Sid": "url-1",
                  "Effect": "Allow",
                  "Principal": {
                    "AWS": "111122223333",
                    "Service": "s3.amazonaws.com"
                  },
                  "Action": [
                    "lambda:InvokeFunctionUrl",
                    "lambda:InvokeFunction"
                  ],
                  "Resource": "arn:aws:lambda:us-east-1:111122223333:function:fn",
                  "Condition": {
                    "StringEquals": {
                      "lambda:FunctionUrlAuthType": "AWS_IAM"
                    },
                    "Bool": {
                      "aws:SecureTransport": "true",
                      "aws:ViaAWSService": [
                        "true",
                        "false"
                      ]
                    }
                  }
                }
              ]
            }\
            """);
    }

    @Test
    void writesWithoutWhiteSpace() {
        assertThat(PolicyWriter.compact(read("""
            { "Version": "2012-10-17",
              "Statement": { "Effect": "Deny", "NotAction": [ "iam:*" ], "NotResource": "arn:aws:s3:::a \\"b" } }
            """, PolicyKind.IDENTITY)))
                .isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"NotAction\":\"iam:*\","
                        + "\"NotResource\":\"arn:aws:s3:::a \\\"b\"}]}");
    }

    @Test
    void writesEverybodyAsAnAsterisk() {
        String everybody = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\","
                + "\"Action\":\"lambda:InvokeFunctionUrl\",\"Resource\":\"*\"}]}";
        assertThat(PolicyWriter.compact(read(everybody, PolicyKind.RESOURCE))).isEqualTo(everybody);
        assertThat(PolicyWriter.compact(
                        read(everybody.replace("\"*\",\"Action", "{\"AWS\":[\"*\"]},\"Action"), PolicyKind.RESOURCE)))
                .isEqualTo(everybody);
    }

    @Test
    void writesASingleStatement() {
        Policy policy =
                read("{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}", PolicyKind.IDENTITY);
        assertThat(PolicyWriter.compact(policy.statements().getFirst()))
                .isEqualTo("{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}");
        assertThat(PolicyWriter.pretty(policy.statements().getFirst()))
                .isEqualTo("{\n  \"Effect\": \"Allow\",\n  \"Action\": \"*\",\n  \"Resource\": \"*\"\n}");
    }

    static List<String> policies() {
        return List.of(SHUFFLED, """
            {"Statement":{"Sid":"","Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}
            """, """
            {"Version":"2008-10-17","Statement":[
            {"Effect":"Deny","NotPrincipal":{"AWS":["*","111122223333"]},"NotAction":["a:b","c:d"],
            "NotResource":["*"],"Condition":{"Null":{"aws:a":[]}}}]}
            """, """
            {"Statement":{"Effect":"Allow","Principal":{"Federated":"x.y","CanonicalUser":"z"},
            "Action":"*","Resource":"arn:aws:s3:::ä\\"\\t"}}
            """);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void readsBackWhatItWrote(String json) {
        Policy policy = read(json, PolicyKind.RESOURCE);
        assertThat(read(PolicyWriter.pretty(policy), PolicyKind.RESOURCE)).isEqualTo(policy);
        assertThat(read(PolicyWriter.compact(policy), PolicyKind.RESOURCE)).isEqualTo(policy);
    }

    private static Policy read(String json, PolicyKind kind) {
        ReadResult result = PolicyReader.read(json, kind);
        assertThat(result).isInstanceOf(Read.class);
        return ((Read) result).policy();
    }
}
