package dev.latchkey.sandbox.iam.wire;

import dev.latchkey.sandbox.operation.Parameters;
import dev.latchkey.sandbox.operation.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The members of a call to IAM, held to the lengths and patterns of their shapes (IAM API Reference). */
public final class Members {

    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]+");
    private static final Pattern PATH = Pattern.compile("(/)|(/[!-~]+/)");
    private static final Pattern PREFIX = Pattern.compile("/[!-\\u007F]*");
    private static final Pattern ARN = Pattern.compile("arn:[^:]+:[^:]+:[^:]*:[^:]*:.+");
    private static final Pattern DOCUMENT = Pattern.compile("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+");
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

    private final Parameters parameters;

    Members(Parameters parameters) {
        this.parameters = parameters;
    }

    public boolean has(String member) {
        return parameters.get(member) != null;
    }

    /** A name of letters, digits and {@code +=,.@_-}. */
    public String name(String member, int longest) {
        String name = text(member, 1, longest);
        if (!NAME.matcher(name).matches()) {
            throw IamRefusals.validation("The specified value for " + wire(member)
                    + " is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-");
        }
        return name;
    }

    public String path() {
        if (!has("Path")) {
            return "/";
        }
        String path = text("Path", 1, 512);
        if (!PATH.matcher(path).matches()) {
            throw IamRefusals.validation("The specified value for path is invalid. It must begin and end with / and"
                    + " contain only alphanumeric characters and/or / characters.");
        }
        return path;
    }

    public String pathPrefix() {
        if (!has("PathPrefix")) {
            return "/";
        }
        String prefix = text("PathPrefix", 1, 512);
        if (!PREFIX.matcher(prefix).matches()) {
            throw IamRefusals.validation("The specified value for pathPrefix is invalid. It must begin with / and"
                    + " contain only alphanumeric characters and/or / characters.");
        }
        return prefix;
    }

    public String arn(String member) {
        String arn = text(member, 20, 2048);
        if (!ARN.matcher(arn).matches()) {
            throw IamRefusals.validation("Invalid ARN:  Could not be parsed!");
        }
        return arn;
    }

    public String document(String member) {
        String document = text(member, 1, 131_072);
        if (!DOCUMENT.matcher(document).matches()) {
            throw IamRefusals.validation("The specified value for " + wire(member)
                    + " is invalid. It must contain only printable ASCII characters.");
        }
        return document;
    }

    public String text(String member, int shortest, int longest) {
        String text = parameters.get(member);
        if (text == null) {
            throw IamRefusals.constraint("null", wire(member), "Member must not be null");
        }
        if (text.length() > longest) {
            throw constraint(member, text, "Member must have length less than or equal to " + longest);
        }
        if (text.length() < shortest) {
            throw constraint(member, text, "Member must have length greater than or equal to " + shortest);
        }
        return text;
    }

    public String text(String member, Pattern pattern) {
        String text = text(member, 1, 2048);
        if (!pattern.matcher(text).matches()) {
            throw constraint(member, text, "Member must satisfy regular expression pattern: " + pattern.pattern());
        }
        return text;
    }

    public @Nullable String description() {
        return has("Description") ? text("Description", 0, 1000) : null;
    }

    public boolean flag(String member) {
        return "true".equalsIgnoreCase(parameters.get(member));
    }

    public Optional<String> choice(String member, List<String> choices) {
        Optional<String> chosen = parameters.find(member);
        chosen.ifPresent(value -> requireOne(member, value, choices));
        return chosen;
    }

    /** The values of a list, each one of a few. */
    public List<String> choices(String member, List<String> choices) {
        List<String> chosen = parameters.list(member);
        chosen.forEach(value -> requireOne(member, value, choices));
        return chosen;
    }

    public List<String> list(String member) {
        return parameters.list(member);
    }

    public List<Parameters> structures(String member) {
        return parameters.structures(member);
    }

    public int number(String member, int otherwise, int least, int most) {
        String text = parameters.get(member);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("-?[0-9]{1,9}")) {
            throw new Refusal(400, "MalformedInput", "Invalid Argument");
        }
        int number = Integer.parseInt(text);
        if (number < least) {
            throw constraint(member, text, "Member must have value greater than or equal to " + least);
        }
        if (number > most) {
            throw constraint(member, text, "Member must have value less than or equal to " + most);
        }
        return number;
    }

    /** At most 50 tags whose keys differ in more than case. */
    public SortedMap<String, String> tags() {
        List<Parameters> given = parameters.structures("Tags");
        if (given.size() > 50) {
            throw IamRefusals.constraint(
                    "'[" + given.size() + " tags]'", "tags", "Member must have length less than or equal to 50");
        }
        SortedMap<String, String> tags = new TreeMap<>();
        SortedMap<String, String> seen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < given.size(); i++) {
            String at = "tags." + (i + 1) + ".member.";
            String key = tag(given.get(i).get("Key"), at + "key", 1, 128);
            String value = tag(given.get(i).get("Value"), at + "value", 0, 256);
            if (seen.put(key, value) != null) {
                throw IamRefusals.input("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
            tags.put(key, value);
        }
        return tags;
    }

    private static String tag(@Nullable String text, String at, int shortest, int longest) {
        if (text == null) {
            throw IamRefusals.constraint("null", at, "Member must not be null");
        }
        if (text.length() > longest) {
            throw IamRefusals.constraint(
                    "'" + text + "'", at, "Member must have length less than or equal to " + longest);
        }
        if (text.length() < shortest) {
            throw IamRefusals.constraint(
                    "'" + text + "'", at, "Member must have length greater than or equal to " + shortest);
        }
        if (!TAG.matcher(text).matches()) {
            throw IamRefusals.constraint(
                    "'" + text + "'",
                    at,
                    "Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]"
                            + (shortest > 0 ? "+" : "*"));
        }
        return text;
    }

    private static void requireOne(String member, String value, List<String> choices) {
        if (!choices.contains(value)) {
            throw constraint(member, value, "Member must satisfy enum value set: " + choices);
        }
    }

    private static Refusal constraint(String member, String value, String rule) {
        return IamRefusals.constraint("'" + value + "'", wire(member), rule);
    }

    /** The member's name as messages write it: with a small first letter. */
    private static String wire(String member) {
        return member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1);
    }
}
