package dev.latchkey.session.credentials;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The texts credentials are copied as; shapes from "Environment variables to configure the AWS CLI" and "Sourcing credentials with an external process" of the AWS CLI User Guide. */
public enum CopyFormat {
    SHELL("shell", "Shell (bash, zsh)", "terminal-2"),
    POWERSHELL("powershell", "PowerShell", "terminal-2"),
    PROFILE("profile", "AWS CLI profile", "file-text"),
    CREDENTIAL_PROCESS("credential-process", "credential_process", "code"),
    CURL("curl", "curl --aws-sigv4", "send"),
    JAVA("java", "Java SDK v2", "code");

    /** As long for every secret, so that it does not tell the real length. */
    private static final String MASK = "•".repeat(40);

    private static final String TOKEN_MASK = "•".repeat(33);

    private final String slug;
    private final String title;
    private final String icon;

    CopyFormat(String slug, String title, String icon) {
        this.slug = slug;
        this.title = title;
        this.icon = icon;
    }

    /** The value in addresses, {@code ?copy=credential-process}. */
    public String slug() {
        return slug;
    }

    public String title() {
        return title;
    }

    public String icon() {
        return icon;
    }

    public static Optional<CopyFormat> ofSlug(@Nullable String slug) {
        return Arrays.stream(values())
                .filter(format -> format.slug.equals(slug))
                .findFirst();
    }

    /**
     * The text with secret and token hidden.
     *
     * @param tokenLength null for a long-term access key
     */
    public String masked(CopyTarget target, String accessKeyId, @Nullable Integer tokenLength) {
        return text(target, accessKeyId, MASK, tokenLength == null ? null : TOKEN_MASK + " (" + tokenLength + ")");
    }

    /** The text as it is copied. */
    public SecretValue filled(CopyTarget target, SigningCredentials credentials) {
        SecretValue token = credentials.sessionToken();
        return credentials
                .secretAccessKey()
                .useText(secret -> token == null
                        ? SecretValue.ofText(text(target, credentials.accessKeyId(), secret, null))
                        : token.useText(
                                value -> SecretValue.ofText(text(target, credentials.accessKeyId(), secret, value))));
    }

    private String text(CopyTarget target, String id, String secret, @Nullable String token) {
        List<String> lines = switch (this) {
            case SHELL -> shell(target, id, secret, token);
            case POWERSHELL -> powershell(target, id, secret, token);
            case PROFILE -> profile(target, id, secret, token);
            case CREDENTIAL_PROCESS -> process(target, id, secret, token);
            case CURL -> curl(target, id, secret, token);
            case JAVA -> java(target, id, secret, token);
        };
        return String.join("\n", lines) + "\n";
    }

    private static List<String> shell(CopyTarget target, String id, String secret, @Nullable String token) {
        List<String> lines = exports(id, secret, token);
        lines.add("export AWS_REGION=" + bash(target.region()));
        if (target.endpoint() != null) {
            lines.add("export AWS_ENDPOINT_URL=" + bash(target.endpoint().toString()));
        }
        expiry(lines, "# expires ", target);
        return lines;
    }

    private static List<String> exports(String id, String secret, @Nullable String token) {
        List<String> lines = new ArrayList<>();
        lines.add("export AWS_ACCESS_KEY_ID=" + bash(id));
        lines.add("export AWS_SECRET_ACCESS_KEY=" + bash(secret));
        lines.add(token == null ? "unset AWS_SESSION_TOKEN" : "export AWS_SESSION_TOKEN=" + bash(token));
        return lines;
    }

    private static List<String> powershell(CopyTarget target, String id, String secret, @Nullable String token) {
        List<String> lines = new ArrayList<>();
        lines.add("$Env:AWS_ACCESS_KEY_ID=" + single(id));
        lines.add("$Env:AWS_SECRET_ACCESS_KEY=" + single(secret));
        lines.add("$Env:AWS_SESSION_TOKEN=" + (token == null ? "$null" : single(token)));
        lines.add("$Env:AWS_REGION=" + single(target.region()));
        if (target.endpoint() != null) {
            lines.add("$Env:AWS_ENDPOINT_URL=" + single(target.endpoint().toString()));
        }
        expiry(lines, "# expires ", target);
        return lines;
    }

    private static List<String> profile(CopyTarget target, String id, String secret, @Nullable String token) {
        List<String> lines = new ArrayList<>();
        lines.add("# for ~/.aws/credentials");
        expiry(lines, "# expires ", target);
        lines.add("[" + target.profile() + "]");
        lines.add("aws_access_key_id = " + id);
        lines.add("aws_secret_access_key = " + secret);
        if (token != null) {
            lines.add("aws_session_token = " + token);
        }
        lines.add("region = " + target.region());
        if (target.endpoint() != null) {
            lines.add("endpoint_url = " + target.endpoint());
        }
        return lines;
    }

    private static List<String> process(CopyTarget target, String id, String secret, @Nullable String token) {
        List<String> members = new ArrayList<>();
        members.add("  \"Version\": 1");
        members.add("  \"AccessKeyId\": " + quoted(id));
        members.add("  \"SecretAccessKey\": " + quoted(secret));
        if (token != null) {
            members.add("  \"SessionToken\": " + quoted(token));
        }
        if (target.expiresAt() != null) {
            members.add("  \"Expiration\": " + quoted(target.expiresAt().toString()));
        }
        return List.of("{", String.join(",\n", members), "}");
    }

    private static List<String> curl(CopyTarget target, String id, String secret, @Nullable String token) {
        List<String> lines = exports(id, secret, token);
        lines.add("export FUNCTION_URL=\"\"  # paste the function URL");
        lines.add("curl --aws-sigv4 " + bash("aws:amz:" + target.region() + ":lambda") + " \\");
        lines.add("  --user \"$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY\" \\");
        if (token != null) {
            lines.add("  --header \"x-amz-security-token: $AWS_SESSION_TOKEN\" \\");
        }
        lines.add("  \"$FUNCTION_URL\"");
        expiry(lines, "# expires ", target);
        return lines;
    }

    private static List<String> java(CopyTarget target, String id, String secret, @Nullable String token) {
        List<String> lines = new ArrayList<>();
        lines.add("AwsCredentialsProvider credentials = StaticCredentialsProvider.create(");
        lines.add("        " + (token == null ? "AwsBasicCredentials" : "AwsSessionCredentials") + ".create(");
        lines.add("                " + quoted(id) + ",");
        lines.add("                " + quoted(secret) + (token == null ? "));" : ","));
        if (token != null) {
            lines.add("                " + quoted(token) + "));");
        }
        lines.add("Region region = Region.of(" + quoted(target.region()) + ");");
        if (target.endpoint() != null) {
            lines.add("URI endpoint = URI.create(" + quoted(target.endpoint().toString()) + ");");
        }
        expiry(lines, "// expires ", target);
        return lines;
    }

    private static void expiry(List<String> lines, String comment, CopyTarget target) {
        if (target.expiresAt() != null) {
            lines.add(comment + target.expiresAt());
        }
    }

    private static String bash(String text) {
        return '"' + text.replaceAll("([\\\\\"$`])", "\\\\$1") + '"';
    }

    private static String single(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String quoted(String text) {
        return '"' + text.replaceAll("([\\\\\"])", "\\\\$1") + '"';
    }
}
