package dev.latchkey.sandbox.url;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sandbox.RawHttp.Answer;

/** The answers of the front end of function URLs, to the byte. */
final class FrontEndAnswers {

    static final String FORBIDDEN = "{\"Message\":\"Forbidden\"}";
    static final String NOT_AUTHORIZED = "{\"Message\":\"Forbidden. For troubleshooting Function URL authorization"
            + " issues, see: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html\"}";
    static final String MISMATCH = "{\"message\":\"The request signature we calculated does not match the signature you"
            + " provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for"
            + " details.\"}";
    static final String UNKNOWN_TOKEN = "{\"message\":\"The security token included in the request is invalid.\"}";
    static final String EXPIRED = "{\"message\":\"The security token included in the request is expired\"}";

    private FrontEndAnswers() {}

    static void assertRefused(Answer answer, int status, String errorType, String body) {
        assertTyped(answer, status, errorType);
        assertThat(answer.text()).isEqualTo(body);
    }

    static void assertTyped(Answer answer, int status, String errorType) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.headers("x-amzn-ErrorType")).containsExactly(errorType);
        assertThat(answer.headers("Content-Type")).containsExactly("application/json");
        assertThat(answer.header("Content-Length")).hasValue(Integer.toString(answer.body().length));
        assertThat(answer.header("x-amzn-RequestId").orElse("")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }
}
