package dev.latchkey.sandbox.iam.simulator;

import dev.latchkey.policy.Arn;
import dev.latchkey.policy.PolicyType;
import dev.latchkey.policy.Principal;
import dev.latchkey.sandbox.account.Identity;
import dev.latchkey.sandbox.account.Role;
import dev.latchkey.sandbox.iam.wire.IamCall;
import dev.latchkey.sandbox.iam.wire.IamRefusals;
import dev.latchkey.sandbox.iam.wire.Members;
import dev.latchkey.sandbox.operation.Fields;
import dev.latchkey.sandbox.operation.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The two operations of the simulator (IAM API Reference, "SimulateCustomPolicy", "SimulatePrincipalPolicy"). */
public final class Simulator {

    private static final Pattern ACTION = Pattern.compile("[A-Za-z0-9-]+:[A-Za-z0-9]+");
    private static final Pattern OWNER = Pattern.compile("(\\d{12})|arn:[\\w-]+:iam::(\\d{12}):root");
    private static final int MOST_LEVELS = 7;
    /** How the call would like EC2's instances to be made up; those are no resources of the sandbox. */
    private static final List<String> HANDLING = List.of(
            "EC2-Classic-InstanceStore",
            "EC2-Classic-EBS",
            "EC2-VPC-InstanceStore",
            "EC2-VPC-InstanceStore-Subnet",
            "EC2-VPC-EBS",
            "EC2-VPC-EBS-Subnet");

    private Simulator() {}

    /** Policies that come with the call. */
    public static Fields custom(IamCall call) {
        Members members = call.members();
        call.authorize("*");
        List<GivenPolicy> policies = sent(members, PolicyType.IDENTITY, "PolicyInputList");
        if (policies.isEmpty()) {
            throw IamRefusals.constraint("null", "policyInputList", "Member must not be null");
        }
        if (members.has("ResourcePolicy") && !members.has("CallerArn")) {
            throw IamRefusals.input(
                    "A ResourcePolicy needs a CallerArn, whom its Principal elements are held against.");
        }
        Principal caller = members.has("CallerArn") ? caller(call) : anybody(call, members);
        return results(call, simulation(call, caller, policies, boundary(members), organization(members)));
    }

    /** The policies a user, group or role holds, and those that come with the call. */
    public static Fields principal(IamCall call) {
        Members members = call.members();
        String arn = members.arn("PolicySourceArn");
        call.authorize(arn);
        Identity source = identity(call, arn);
        HeldPolicies held = new HeldPolicies(call.account(), Exclusions.of(members));
        List<GivenPolicy> policies = new ArrayList<>(held.of(source));
        policies.addAll(sent(members, PolicyType.IDENTITY, "PolicyInputList"));
        Principal caller = members.has("CallerArn") ? caller(call) : principal(source);
        GivenPolicy boundary = Optional.ofNullable(boundary(members))
                .or(() -> held.boundaryOf(source))
                .orElse(null);
        return results(call, simulation(call, caller, policies, boundary, List.of()));
    }

    private static Simulation simulation(
            IamCall call,
            @Nullable Principal caller,
            List<GivenPolicy> policies,
            @Nullable GivenPolicy boundary,
            List<List<GivenPolicy>> organization) {
        Members members = call.members();
        members.choice("ResourceHandlingOption", HANDLING);
        GivenPolicy resource = members.has("ResourcePolicy")
                ? GivenPolicy.sent(PolicyType.RESOURCE, "ResourcePolicy", members.document("ResourcePolicy"))
                : null;
        return new Simulation(
                caller,
                ContextEntries.of(members),
                policies,
                boundary,
                organization,
                resource,
                members.has("ResourceOwner") ? owner(members) : null);
    }

    private static Fields results(IamCall call, Simulation simulation) {
        List<String> actions = actions(call.members());
        List<String> resources = resources(call.members());
        Slice slice = Slice.of(call.members(), actions.size());
        return slice.fields(
                "EvaluationResults",
                actions.subList(slice.from(), slice.to()).stream()
                        .map(action -> EvaluationResult.of(simulation, action, resources))
                        .toList());
    }

    private static List<String> actions(Members members) {
        List<String> actions = members.list("ActionNames");
        if (actions.isEmpty()) {
            throw IamRefusals.constraint("null", "actionNames", "Member must not be null");
        }
        for (String action : actions) {
            if (action.length() < 3 || action.length() > 128) {
                throw IamRefusals.constraint(
                        "'[" + action + "]'",
                        "actionNames",
                        "Member must satisfy constraint: [Member must have length less than or equal to 128, Member"
                                + " must have length greater than or equal to 3]");
            }
            if (!ACTION.matcher(action).matches()) {
                throw IamRefusals.input(
                        "Invalid action " + action + ": name a service and one action, such as lambda:InvokeFunction.");
            }
        }
        return actions;
    }

    private static List<String> resources(Members members) {
        List<String> resources = members.list("ResourceArns");
        for (String resource : resources) {
            if (!resource.equals("*") && Arn.parse(resource).isEmpty()) {
                throw IamRefusals.input("Invalid resource " + resource + ": name an ARN or *.");
            }
        }
        return resources.isEmpty() ? List.of("*") : resources;
    }

    private static List<GivenPolicy> sent(Members members, PolicyType type, String list) {
        return sent(type, list, members.list(list));
    }

    private static List<GivenPolicy> sent(PolicyType type, String name, List<String> texts) {
        List<GivenPolicy> policies = new ArrayList<>();
        texts.forEach(text -> policies.add(GivenPolicy.sent(type, name + "." + (policies.size() + 1), text)));
        return policies;
    }

    private static @Nullable GivenPolicy boundary(Members members) {
        List<GivenPolicy> boundaries = sent(members, PolicyType.BOUNDARY, "PermissionsBoundaryPolicyInputList");
        if (boundaries.size() > 1) {
            throw IamRefusals.input(
                    "PermissionsBoundaryPolicyInputList takes one policy, not " + boundaries.size() + ".");
        }
        return boundaries.isEmpty() ? null : boundaries.getFirst();
    }

    private static List<List<GivenPolicy>> organization(Members members) {
        List<List<GivenPolicy>> levels = new ArrayList<>();
        for (Parameters level : members.structures("OrderedOrganizationPolicyInputList")) {
            String name =
                    "OrderedOrganizationPolicyInputList." + (levels.size() + 1) + ".ServiceControlPolicyInputList";
            levels.add(sent(PolicyType.ORGANIZATION, name, level.list("ServiceControlPolicyInputList")));
        }
        if (levels.size() > MOST_LEVELS) {
            throw IamRefusals.constraint(
                    "'[" + levels.size() + " levels]'",
                    "orderedOrganizationPolicyInputList",
                    "Member must have length less than or equal to " + MOST_LEVELS);
        }
        return levels;
    }

    private static String owner(Members members) {
        String given = members.text("ResourceOwner", 1, 2048);
        var matcher = OWNER.matcher(given);
        if (!matcher.matches()) {
            throw IamRefusals.input(
                    "Invalid ResourceOwner " + given + ": name an account, such as arn:aws:iam::123456789012:root.");
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }

    private static Identity identity(IamCall call, String arn) {
        return call.account().identities().stream()
                .filter(identity -> identity.arn().equals(arn))
                .findFirst()
                .orElseThrow(() -> IamRefusals.missing("Entity " + arn + " cannot be found."));
    }

    /** Who calls where the call does not say; without an owner either, somebody of the account each resource is in. */
    private static @Nullable Principal anybody(IamCall call, Members members) {
        return members.has("ResourceOwner") ? Simulation.anybody(call.account().id()) : null;
    }

    /** A user, group or role of any account: the simulator takes no session and no service. */
    private static Principal caller(IamCall call) {
        String arn = call.members().arn("CallerArn");
        String resource = Arn.parse(arn)
                .filter(parts -> parts.service().equals("iam"))
                .map(Arn::resource)
                .orElse("");
        if (resource.startsWith("user/") || resource.startsWith("group/")) {
            return new Principal.User(arn, "AIDASIMULATED");
        }
        if (resource.startsWith("role/")) {
            return session(arn);
        }
        throw IamRefusals.input("Invalid CallerArn " + arn + ": name an IAM user, group or role.");
    }

    /** What a resource policy says of a role it says of its sessions; a group has a member like any other. */
    private static Principal principal(Identity source) {
        return source instanceof Role ? session(source.arn()) : new Principal.User(source.arn(), source.id());
    }

    private static Principal session(String roleArn) {
        String account = Arn.parse(roleArn).map(Arn::account).orElse("");
        String name = roleArn.substring(roleArn.lastIndexOf('/') + 1);
        return new Principal.RoleSession(
                roleArn, "arn:aws:sts::" + account + ":assumed-role/" + name + "/simulated", "AROASIMULATED:simulated");
    }
}
