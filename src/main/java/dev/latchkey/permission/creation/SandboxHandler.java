package dev.latchkey.permission.creation;

/** What a function of the sandbox can be made to do; the sandbox runs these instead of code. */
enum SandboxHandler {
    HELLO("hello", "Answers Hello from Lambda!"),
    ECHO("echo", "Answers the event it was called with"),
    SLOW("slow", "Answers after a while"),
    FAILING("failing", "Throws an error: the URL answers 502"),
    FORBIDDING("forbidding", "Answers a 403 of its own"),
    STREAM("stream", "Answers piece by piece"),
    LARGE("large", "Answers with a large body");

    private final String key;
    private final String words;

    SandboxHandler(String key, String words) {
        this.key = key;
        this.words = words;
    }

    public String key() {
        return key;
    }

    public String words() {
        return words;
    }
}
