package dev.latchkey.sandbox.iam;

/** Policy documents the tests send, and the way IAM sends them back. */
final class Documents {

    static final String ALLOW_ALL =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

    static final String TRUST_LAMBDA = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Principal\":{\"Service\":\"lambda.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";

    private Documents() {}

    static String allow(String action, String resource) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"" + action
                + "\",\"Resource\":\"" + resource + "\"}]}";
    }

    /** A document of exactly so many characters that are not white space. */
    static String ofLength(int characters) {
        String frame = allow("s3:", "*");
        return allow("s3:" + "x".repeat(characters - frame.length()), "*");
    }
}
