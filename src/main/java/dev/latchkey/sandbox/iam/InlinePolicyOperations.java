package dev.latchkey.sandbox.iam;

import dev.latchkey.sandbox.account.Grants;
import dev.latchkey.sandbox.account.Identity;
import dev.latchkey.sandbox.account.Identity.Kind;
import dev.latchkey.sandbox.iam.wire.IamCall;
import dev.latchkey.sandbox.iam.wire.IamRefusals;
import dev.latchkey.sandbox.iam.wire.Page;
import dev.latchkey.sandbox.iam.wire.PolicyText;
import dev.latchkey.sandbox.iam.wire.Shapes;
import dev.latchkey.sandbox.operation.Fields;
import dev.latchkey.sandbox.operation.Refusal;
import java.util.List;

/** Inline policies of users, groups and roles (IAM API Reference, "PutUserPolicy" and its neighbours). */
record InlinePolicyOperations() {

    void addTo(IamOperations operations) {
        for (Kind kind : Kind.values()) {
            operations
                    .add("Put" + kind.title() + "Policy", call -> put(call, kind))
                    .add("Get" + kind.title() + "Policy", call -> get(call, kind))
                    .add("List" + kind.title() + "Policies", call -> list(call, kind))
                    .add("Delete" + kind.title() + "Policy", call -> delete(call, kind));
        }
    }

    private static Fields put(IamCall call, Kind kind) {
        String name = call.members().name("PolicyName", 128);
        String document = call.members().document("PolicyDocument");
        Identity identity = call.identity(kind, Boundaries.inForce(call, kind));
        PolicyText.requireIdentityPolicy(document);
        Grants changed = identity.grants().put(name, document);
        int size = changed.inline().values().stream().mapToInt(PolicyText::size).sum();
        if (size > most(kind)) {
            throw IamRefusals.limit("Maximum policy size of " + most(kind) + " bytes exceeded for " + kind.word() + " "
                    + identity.name());
        }
        call.account().put(identity.with(changed));
        return Fields.none();
    }

    private static Fields get(IamCall call, Kind kind) {
        String name = call.members().name("PolicyName", 128);
        Identity identity = call.identity(kind);
        String document = identity.grants().inline().get(name);
        if (document == null) {
            throw missing(kind, name);
        }
        return Fields.of(kind.title() + "Name", identity.name())
                .with("PolicyName", name)
                .with("PolicyDocument", Shapes.encoded(document));
    }

    private static Fields list(IamCall call, Kind kind) {
        Identity identity = call.identity(kind);
        List<String> names = List.copyOf(identity.grants().inline().keySet());
        return Page.of(call, names, name -> name).fields("PolicyNames", name -> name);
    }

    private static Fields delete(IamCall call, Kind kind) {
        String name = call.members().name("PolicyName", 128);
        Identity identity = call.identity(kind, Boundaries.inForce(call, kind));
        if (!identity.grants().inline().containsKey(name)) {
            throw missing(kind, name);
        }
        call.account().put(identity.with(identity.grants().remove(name)));
        return Fields.none();
    }

    /** Characters of all inline policies together (IAM User Guide, "IAM and AWS STS quotas"). */
    private static int most(Kind kind) {
        return switch (kind) {
            case USER -> 2048;
            case GROUP -> 5120;
            case ROLE -> 10_240;
        };
    }

    private static Refusal missing(Kind kind, String name) {
        return IamRefusals.missing("The " + kind.word() + " policy with name " + name + " cannot be found.");
    }
}
