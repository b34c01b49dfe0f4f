package dev.latchkey.sandbox.lambda.wire;

import dev.latchkey.sandbox.account.Account;
import dev.latchkey.sandbox.account.FunctionVersion;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a call names: a function, or one of its aliases or versions (Lambda API Reference, "FunctionName" of each
 * action: name, partial ARN or full ARN, each with or without qualifier).
 *
 * @param account the account in the ARN, which may be another one
 * @param qualifier none when neither the name nor the query gave one
 */
public record FunctionReference(
        String account,
        String region,
        String name,
        @Nullable String qualifier) {

    private static final Pattern QUALIFIER = Pattern.compile("\\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+");
    /** Function URLs belong to a function or an alias, never to a version. */
    private static final Pattern URL_QUALIFIER = Pattern.compile("((?!^\\d+$)^[0-9a-zA-Z-_]+$)");

    private static final String PREFIX = "(arn:(aws[a-zA-Z-]*)?:lambda:)?"
            + "((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?";

    /** How an operation spells the names it takes; the groups are the same in all of them. */
    enum Form {
        PLAIN(140, "([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?"),
        NAMESPACED(256, "([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?"),
        URL(140, "([a-zA-Z0-9-_]{1,64})(:((?!\\d+$)[0-9a-zA-Z-_]+))?");

        private final int longest;
        private final Pattern pattern;

        Form(int longest, String name) {
            this.longest = longest;
            this.pattern = Pattern.compile(PREFIX + name);
        }
    }

    static FunctionReference read(Form form, @Nullable String given, Optional<String> query, Account here) {
        String text = Constraints.present("functionName", given);
        Constraints.length("functionName", text, 1, form.longest);
        Constraints.pattern("functionName", text, form.pattern);
        Matcher parts = form.pattern.matcher(text);
        if (!parts.matches()) {
            throw new IllegalStateException("a pattern changes its mind");
        }
        String region = trimmed(parts.group(3), here.region());
        if (!region.equals(here.region())) {
            throw LambdaRefusals.missing(
                    "Functions from '" + region + "' are not reachable in this region ('" + here.region() + "')");
        }
        query.ifPresent(qualifier -> Constraints.pattern(
                "qualifier",
                Constraints.length("qualifier", qualifier, 1, 128),
                form == Form.URL ? URL_QUALIFIER : QUALIFIER));
        String inName = parts.group(13);
        if (inName != null && query.isPresent() && !inName.equals(query.get())) {
            throw LambdaRefusals.parameter(
                    "The derived qualifier from the function name does not match the specified qualifier.");
        }
        Constraints.length("functionName", parts.group(11), 1, 64);
        return new FunctionReference(
                trimmed(parts.group(9), here.id()),
                region,
                parts.group(11),
                inName == null ? query.orElse(null) : inName);
    }

    public String functionArn() {
        return "arn:aws:lambda:" + region + ":" + account + ":function:" + name;
    }

    /** With the qualifier as it was given. */
    public String arn() {
        return qualifier == null ? functionArn() : functionArn() + ":" + qualifier;
    }

    /** The qualifier under which the function keeps things; {@code $LATEST} is the function itself. */
    public @Nullable String key() {
        return FunctionVersion.LATEST.equals(qualifier) ? null : qualifier;
    }

    public boolean isVersion() {
        return qualifier != null && qualifier.matches("\\d+");
    }

    public boolean isAlias() {
        return key() != null && !isVersion();
    }

    private static String trimmed(@Nullable String withColon, String otherwise) {
        return withColon == null ? otherwise : withColon.substring(0, withColon.length() - 1);
    }
}
