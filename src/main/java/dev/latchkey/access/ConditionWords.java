package dev.latchkey.access;

import java.util.Locale;

/** Condition keys as a sentence names them. */
public final class ConditionWords {

    private ConditionWords() {}

    /** {@code the source IP}. */
    public static String of(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        if (name.startsWith("aws:resourcetag/")) {
            return "the function’s tag " + key.substring(key.indexOf('/') + 1);
        }
        return switch (name) {
            case "aws:sourceip", "aws:vpcsourceip" -> "the source IP";
            case "aws:sourcevpc" -> "the source VPC";
            case "aws:sourcevpce" -> "the VPC endpoint";
            case "aws:multifactorauthpresent", "aws:multifactorauthage" -> "MFA";
            case "aws:tokenissuetime" -> "when the session was minted";
            case "aws:useragent" -> "the user agent";
            case "aws:principalorgid", "aws:principalorgpaths", "aws:resourceorgid", "aws:resourceorgpaths" ->
                "the organization";
            case "aws:sourcearn" -> "the source ARN";
            case "aws:sourceaccount" -> "the source account";
            case "aws:principalarn", "aws:userid", "aws:username" -> "who calls";
            case "aws:principalaccount" -> "the caller’s account";
            default -> key;
        };
    }
}
