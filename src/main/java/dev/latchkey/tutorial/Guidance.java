package dev.latchkey.tutorial;

import dev.latchkey.console.Frame;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the current step asks for, and the button that leads to the exact place, prefilled.
 *
 * @param sentence with {@code `names`} set off by backticks
 */
record Guidance(String sentence, String button, String href) {

    /** A run of the sentence; a name is set in code type. */
    record Part(String text, boolean name) {}

    /** The sentence cut at its backticks. */
    public List<Part> parts() {
        String[] runs = sentence.split("`", -1);
        return IntStream.range(0, runs.length)
                .mapToObj(i -> new Part(runs[i], i % 2 == 1))
                .toList();
    }

    static Guidance to(Step step, FirstKey firstKey, Frame frame) {
        String base = "/c/" + frame.connection().id();
        String user = firstKey.user();
        String function = firstKey.function();
        String userPage = base + "/principals/users/" + encode(user);
        String invoke = base + "/invoke?fn=" + encode(function);
        return switch (step) {
            case FUNCTION_URL ->
                new Guidance(
                        "Create a function with a URL that asks for `AWS_IAM`. This ticks itself off when there is"
                                + " one.",
                        "Create function",
                        base + "/functions/new");
            case USER ->
                new Guidance(
                        "Create the IAM user `" + user + "` and attach nothing to it.",
                        "Create user",
                        base + "/principals/users/new?name=" + encode(user));
            case ACCESS_KEY ->
                new Guidance(
                        "Create an access key for `" + user + "`. Its secret is sealed on the server.",
                        "Create access key",
                        userPage + "?tab=keys");
            case FORBIDDEN ->
                new Guidance(
                        "Send `GET /` to `" + function + "` signed by the key of `" + user
                                + "`. No policy allows it yet, so AWS answers 403.",
                        "Open Invoke",
                        invoke);
            case IDENTITY_POLICY ->
                new Guidance(
                        "Attach a policy to `" + user
                                + "` that allows `lambda:InvokeFunctionUrl` and `lambda:InvokeFunction` on `" + function
                                + "`, then send the request again. This ticks itself off when an invoke returns 200.",
                        "Attach policy",
                        userPage + "/policies/new?function=" + encode(function));
            case RESOURCE_POLICY ->
                new Guidance(
                        "Remove that policy from `" + user + "`, let `" + function
                                + "` itself name the user in its resource policy, and send again.",
                        "Add permission",
                        base + "/functions/" + encode(function) + "?principal=" + encode(userArn(frame, user)));
            case SESSION ->
                new Guidance(
                        "Mint a session that ends by itself after 900 seconds, with the key of `" + user + "`.",
                        "Mint session",
                        base + "/sessions");
            case SESSION_INVOKE ->
                new Guidance(
                        "Send the request again, signed with the session instead of the key.", "Open Invoke", invoke);
        };
    }

    private static String userArn(Frame frame, String user) {
        return "arn:aws:iam::" + frame.connection().accountId() + ":user/" + user;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
