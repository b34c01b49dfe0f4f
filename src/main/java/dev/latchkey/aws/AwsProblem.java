package dev.latchkey.aws;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** AWS refused or did not answer a call: what happened, why, and what to do, with AWS's own words beside it. */
public final class AwsProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String operation;
    private final String code;
    private final String awsMessage;
    private final @Nullable String requestId;
    private final int status;
    private final transient Words words;

    private AwsProblem(
            SdkException cause, String operation, String code, String message, @Nullable String requestId, int status) {
        super(operation + ": " + code, cause, false, false);
        this.operation = operation;
        this.code = code;
        this.awsMessage = message;
        this.requestId = requestId;
        this.status = status;
        this.words = Words.of(operation, code, message, status);
    }

    /**
     * @param operation as in policies, {@code iam:ListUsers}
     */
    public static AwsProblem of(SdkException cause, String operation) {
        if (cause instanceof AwsServiceException refused && refused.awsErrorDetails() != null) {
            AwsErrorDetails details = refused.awsErrorDetails();
            return new AwsProblem(
                    cause,
                    operation,
                    text(details.errorCode(), "Unknown"),
                    text(details.errorMessage(), ""),
                    refused.requestId(),
                    refused.statusCode());
        }
        return new AwsProblem(cause, operation, "NoAnswer", text(cause.getMessage(), ""), null, 0);
    }

    /**
     * The answer of a call, or its refusal as an {@code AwsProblem}.
     *
     * @param operation as in policies, {@code iam:ListUsers}
     */
    public static <T> T answer(String operation, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException refused) {
            throw of(refused, operation);
        }
    }

    /** What happened, one sentence. */
    public String what() {
        return words.what();
    }

    /** Why, one or two sentences. */
    public String why() {
        return words.why();
    }

    /** What to do. */
    public String todo() {
        return words.todo();
    }

    /** AWS's error code, {@code NoSuchEntity}; {@code NoAnswer} when nothing came back. */
    public String code() {
        return code;
    }

    /** AWS's message verbatim. */
    public String awsMessage() {
        return awsMessage;
    }

    public @Nullable String requestId() {
        return requestId;
    }

    /** The HTTP status, 0 when nothing came back. */
    public int status() {
        return status;
    }

    /** The operation as policies name it, {@code iam:ListUsers}. */
    public String operation() {
        return operation;
    }

    /** Whether AWS refused for lack of permission. */
    public boolean denied() {
        return code.startsWith("AccessDenied");
    }

    private static String text(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
