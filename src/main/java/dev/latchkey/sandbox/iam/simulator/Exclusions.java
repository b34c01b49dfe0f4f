package dev.latchkey.sandbox.iam.simulator;

import dev.latchkey.sandbox.iam.wire.IamRefusals;
import dev.latchkey.sandbox.iam.wire.Members;
import dev.latchkey.sandbox.operation.Parameters;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The policies of a principal that a simulation is to leave out (IAM API Reference, "SimulatePrincipalPolicy"). */
final class Exclusions {

    private static final int MOST = 256;
    /** SCPs and RCPs can be named; the sandbox's account has none. */
    private static final List<String> TYPES =
            List.of("inline", "aws-managed", "user-managed", "permission-boundary", "scp", "rcp");

    private static final List<String> HOLDERS = List.of("user", "group", "role");

    private record Inline(String name, String holder, String holderName) {}

    private final Set<String> types = new HashSet<>();
    private final Set<String> arns = new HashSet<>();
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
            arns.add(arn);
        } else if (name != null && type == null && arn == null) {
            inline.add(new Inline(
                    name,
                    one("attachmentType", given.get("InlinePolicyIdentifier.AttachmentType"), HOLDERS),
                    required("attachmentName", given.get("InlinePolicyIdentifier.AttachmentName"))));
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

    boolean leaveOutInline(String name, String holder, String holderName) {
        return types.contains("inline") || inline.contains(new Inline(name, holder, holderName));
    }

    boolean leaveOutManaged(String arn, boolean ofAws) {
        return types.contains(ofAws ? "aws-managed" : "user-managed") || arns.contains(arn);
    }

    boolean leaveOutBoundary(String arn) {
        return types.contains("permission-boundary") || arns.contains(arn);
    }
}
