package dev.latchkey.sandbox.operation;

import java.util.Map;

/** An error AWS answers by design: HTTP status, code and message, the same for every protocol that carries it. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, String> members;

    public Refusal(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    /** With further members of the error's shape, such as {@code Reason} of TooManyRequestsException. */
    public Refusal(int status, String code, String message, Map<String, String> members) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.members = Map.copyOf(members);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    public Map<String, String> members() {
        return members;
    }
}
