package dev.latchkey.session.credentials;

import dev.latchkey.aws.AwsProblem;
import org.jspecify.annotations.Nullable;

/**
 * Something about credentials was not done: what happened, why, what to do.
 *
 * @param field the form field it concerns, or null
 * @param aws AWS's own words where AWS refused, else null
 */
public record Refusal(
        String what,
        String why,
        String todo,
        @Nullable String field,
        @Nullable AwsProblem aws) {

    /** Refused by Latchkey before any call. */
    public static Refusal before(@Nullable String field, String what, String why, String todo) {
        return new Refusal(what, why, todo, field, null);
    }

    /** Refused by AWS, in our words. */
    public static Refusal by(AwsProblem aws, @Nullable String field, String what, String why, String todo) {
        return new Refusal(what, why, todo, field, aws);
    }

    /** Refused by AWS, in the words the connection has for it. */
    public static Refusal by(AwsProblem aws) {
        return new Refusal(aws.what(), aws.why(), aws.todo(), null, aws);
    }

    /**
     * AWS's message verbatim, but of a rejected signature only the first line: the canonical request that follows holds
     * the session token.
     */
    public String message() {
        return aws == null ? "" : aws.awsMessage().strip().lines().findFirst().orElse("");
    }

    /** For the activity log. */
    public String reason() {
        return aws == null ? what + " " + why : aws.code() + ": " + message();
    }
}
