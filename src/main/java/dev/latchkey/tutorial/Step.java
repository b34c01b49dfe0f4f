package dev.latchkey.tutorial;

/** The steps of the walkthrough, in the order they are usually done. */
enum Step {
    FUNCTION_URL("Function with an AWS_IAM URL"),
    USER("IAM user with no permissions"),
    ACCESS_KEY("Access key for the user"),
    FORBIDDEN("Invoke it: expect 403"),
    IDENTITY_POLICY("Identity policy: expect 200"),
    RESOURCE_POLICY("Resource policy: expect 200"),
    SESSION("Mint a 900-second session"),
    SESSION_INVOKE("Invoke with the session");

    private final String title;

    Step(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    public int number() {
        return ordinal() + 1;
    }
}
