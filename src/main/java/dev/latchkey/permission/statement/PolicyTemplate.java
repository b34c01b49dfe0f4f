package dev.latchkey.permission.statement;

import java.util.Optional;

/** Identity policies to begin with, the function's ARN filled in. */
public enum PolicyTemplate {
    /** Both actions, each under the one condition its request context knows; no direct Invoke. */
    URL(
            "url",
            "Invoke this function URL",
            "Both actions that a call through the URL needs, in two statements with their conditions.",
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "CallFunctionUrl",
                  "Effect": "Allow",
                  "Action": "lambda:InvokeFunctionUrl",
                  "Resource": "%1$s",
                  "Condition": {
                    "StringEquals": {
                      "lambda:FunctionUrlAuthType": "AWS_IAM"
                    }
                  }
                },
                {
                  "Sid": "InvokeThroughUrl",
                  "Effect": "Allow",
                  "Action": "lambda:InvokeFunction",
                  "Resource": "%1$s",
                  "Condition": {
                    "Bool": {
                      "lambda:InvokedViaFunctionUrl": "true"
                    }
                  }
                }
              ]
            }
            """),
    /** What articles of 2022 attach. */
    ARTICLE(
            "article",
            "As the 2022 article",
            "Only lambda:InvokeFunctionUrl. Function URLs created since October 2025 need lambda:InvokeFunction as"
                    + " well, so this alone ends in 403.",
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "Statement1",
                  "Effect": "Allow",
                  "Action": "lambda:InvokeFunctionUrl",
                  "Resource": "%1$s"
                }
              ]
            }
            """);

    private final String key;
    private final String title;
    private final String note;
    private final String text;

    PolicyTemplate(String key, String title, String note, String text) {
        this.key = key;
        this.title = title;
        this.note = note;
        this.text = text;
    }

    /** The template of that key in an address. */
    public static Optional<PolicyTemplate> of(String key) {
        for (PolicyTemplate template : values()) {
            if (template.key.equals(key)) {
                return Optional.of(template);
            }
        }
        return Optional.empty();
    }

    public String key() {
        return key;
    }

    public String title() {
        return title;
    }

    public String note() {
        return note;
    }

    /**
     * The document.
     *
     * @param functionArn with the alias where the URL belongs to one
     */
    public String document(String functionArn) {
        return text.formatted(functionArn).strip();
    }
}
