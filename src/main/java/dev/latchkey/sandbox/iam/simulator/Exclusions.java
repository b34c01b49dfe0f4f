package dev.latchkey.sandbox.iam.simulator;

import dev.latchkey.sandbox.iam.wire.IamRefusals;
import dev.latchkey.sandbox.iam.wire.Members;
import dev.latchkey.sandbox.operation.Parameters;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The policies of a principal that a simulation is to leave out (IAM API Reference, "SimulatePrincipalPolicy"). */
final class Exclusions {

    private static final int MOST = 256;
    /** SCPs and RCPs can be named; the sandbox's account has none. */
    private static final List<String> TYPES =
            List.of("inline", "aws-managed", "user-managed", "permission-boundary", "scp", "rcp");

    private static final Pattern MANAGED = Pattern.compile("arn:[\\w-]+:iam::(aws|\\d{12}):policy(/[^*?]*)?/");

    private static final List<String> HOLDERS = List.of("user", "group", "role");

    private record Inline(String name, String holder, Pattern holderName) {

        boolean names(String policy, String kind, String holderOfIt) {
            return name.equals(policy)
                    && holder.equals(kind)
                    && holderName.matcher(holderOfIt).matches();
        }
    }

    private final Set<String> types = new HashSet<>();
    private final Set<Pattern> arns = new HashSet<>();
    private final Set<Inline> inline = new HashSet<>();

    static Exclusions of(Members members) {
        Exclusions exclusions = new Exclusions();
        List<Parameters> given = members.structures("PolicyExclusionList");
        if (given.size() > MOST) {
            throw IamRefusals.constraint(
                    "'[" + given.size() + " policies]'",
                    "policyExclusionList",
                    "Member must have length less than or equal to " + MOST);
        }
        given.forEach(exclusions::add);
        return exclusions;
    }

    private void add(Parameters given) {
        String type = given.get("PolicyType");
        String arn = given.get("PolicyArn");
        String name = given.get("InlinePolicyIdentifier.PolicyName");
        if (type != null && arn == null && name == null) {
            types.add(one("policyType", type, TYPES));
        } else if (arn != null && type == null && name == null) {
            arns.add(managed(arn));
        } else if (name != null && type == null && arn == null) {
            inline.add(new Inline(
                    name,
                    one("attachmentType", given.get("InlinePolicyIdentifier.AttachmentType"), HOLDERS),
                    wildcards(required("attachmentName", given.get("InlinePolicyIdentifier.AttachmentName")))));
        } else {
            throw IamRefusals.input(
                    "Each entry of PolicyExclusionList must name exactly one of PolicyType, PolicyArn and"
                            + " InlinePolicyIdentifier.");
        }
    }

    private static String one(String member, @Nullable String value, List<String> choices) {
        String chosen = required(member, value);
        if (!choices.contains(chosen)) {
            throw IamRefusals.constraint("'" + chosen + "'", member, "Member must satisfy enum value set: " + choices);
        }
        return chosen;
    }

    private static String required(String member, @Nullable String value) {
        if (value == null) {
            throw IamRefusals.constraint("null", member, "Member must not be null");
        }
        return value;
    }

    /** Wildcards may stand in the name of the policy only. */
    private static Pattern managed(String arn) {
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        if (!MANAGED.matcher(arn.substring(0, arn.length() - name.length())).matches()) {
            throw IamRefusals.input("Invalid PolicyArn " + arn + " in PolicyExclusionList: name a managed policy.");
        }
        return wildcards(arn);
    }

    private static Pattern wildcards(String text) {
        if (text.chars().filter(character -> character == '*').count() > 1) {
            throw IamRefusals.input("Invalid name " + text + " in PolicyExclusionList: it may hold one * at most.");
        }
        StringBuilder pattern = new StringBuilder();
        for (char character : text.toCharArray()) {
            pattern.append(
                    switch (character) {
                        case '*' -> ".*";
                        case '?' -> ".";
                        default -> Pattern.quote(String.valueOf(character));
                    });
        }
        return Pattern.compile(pattern.toString());
    }

    private boolean namedByArn(String arn) {
        return arns.stream().anyMatch(pattern -> pattern.matcher(arn).matches());
    }

    boolean leaveOutInline(String name, String holder, String holderName) {
        return types.contains("inline") || inline.stream().anyMatch(each -> each.names(name, holder, holderName));
    }

    boolean leaveOutManaged(String arn, boolean ofAws) {
        return types.contains(ofAws ? "aws-managed" : "user-managed") || namedByArn(arn);
    }

    boolean leaveOutBoundary(String arn) {
        return types.contains("permission-boundary") || namedByArn(arn);
    }
}
