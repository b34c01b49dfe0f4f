package dev.latchkey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What AWS says when it refuses, held to the letter. */
public final class Refusals {

    private Refusals() {}

    public static void assertRefused(ThrowingCallable call, int status, String code, String message) {
        AwsServiceException refusal = catchThrowableOfType(AwsServiceException.class, call);
        assertThat(refusal).as("the call was not refused").isNotNull();
        assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo(message);
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(refusal.statusCode()).isEqualTo(status);
        assertThat(refusal.requestId()).isNotBlank();
    }

    /** The body as it came over the wire. */
    public static String body(ThrowingCallable call) {
        AwsServiceException refusal = catchThrowableOfType(AwsServiceException.class, call);
        assertThat(refusal).as("the call was not refused").isNotNull();
        return refusal.awsErrorDetails().rawResponse().asUtf8String();
    }
}
