package dev.latchkey.sandbox.iam.wire;

import dev.latchkey.sandbox.account.Account;
import dev.latchkey.sandbox.account.Group;
import dev.latchkey.sandbox.account.Identity;
import dev.latchkey.sandbox.account.ManagedPolicy;
import dev.latchkey.sandbox.account.Role;
import dev.latchkey.sandbox.account.User;
import dev.latchkey.sandbox.operation.Access;
import dev.latchkey.sandbox.operation.QueryCall;
import dev.latchkey.sandbox.operation.Refusal;
import dev.latchkey.sandbox.operation.Signer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/**
 * One call to IAM. What it names is read, then the signer is authorised for it, and only then is it looked for: nobody
 * learns what exists without permission.
 */
public final class IamCall {

    private final String action;
    private final QueryCall call;
    private final Members members;

    public IamCall(String operation, QueryCall call) {
        this.action = "iam:" + operation;
        this.call = call;
        this.members = new Members(call.parameters());
    }

    public Members members() {
        return members;
    }

    public Account account() {
        return call.account();
    }

    public Signer signer() {
        return call.signer();
    }

    /** IAM keeps whole seconds. */
    public Instant now() {
        return call.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** The ARN of something of this account: {@code user}, {@code policy} and so on with path and name. */
    public String arn(String type, String pathAndName) {
        return "arn:aws:iam::" + account().id() + ":" + type + pathAndName;
    }

    /** The question whether the signer may do what this call asks. */
    public Access access(String resource) {
        return Access.to(action, resource);
    }

    public void authorize(String resource) {
        signer().require(access(resource));
    }

    /** The identity the call names. */
    public Identity identity(Identity.Kind kind) {
        return identity(kind, access -> access);
    }

    /** The identity the call names, authorised with the further condition keys of the operation. */
    public Identity identity(Identity.Kind kind, UnaryOperator<Access> keys) {
        String name = members.name(kind.title() + "Name", kind == Identity.Kind.ROLE ? 64 : 128);
        Optional<Identity> found = account().find(kind, name);
        Access access = access(found.map(Identity::arn).orElseGet(() -> arn(kind.word(), "/" + name)));
        signer().require(keys.apply(found.map(one -> tagged(access, tags(one))).orElse(access)));
        return found.orElseThrow(() -> IamRefusals.missing(kind, name));
    }

    public User user() {
        return (User) identity(Identity.Kind.USER);
    }

    public Group group() {
        return (Group) identity(Identity.Kind.GROUP);
    }

    public Role role() {
        return (Role) identity(Identity.Kind.ROLE);
    }

    /** The user the call names, or else the one that signed it. */
    public User userOrSigner() {
        if (members.has("UserName")) {
            return user();
        }
        User self = signer().user().orElseThrow(IamCall::nameless);
        signer().require(tagged(access(self.arn()), self.tags()));
        return self;
    }

    /** As {@link #userOrSigner()}, where a session's key does not say whose key is meant. */
    public User userOrLongTermSigner() {
        if (!members.has("UserName") && signer().temporary()) {
            throw nameless();
        }
        return userOrSigner();
    }

    /** The managed policy the call names, the account's or AWS's. */
    public ManagedPolicy policy() {
        String arn = members.arn("PolicyArn");
        Optional<ManagedPolicy> found = account().policy(arn);
        Access access = access(arn);
        signer().require(found.map(one -> tagged(access, one.tags())).orElse(access));
        return found.orElseThrow(() -> IamRefusals.missing("Policy " + arn + " was not found."));
    }

    /** The managed policy the call names, which must be the account's own. */
    public ManagedPolicy ownPolicy() {
        ManagedPolicy policy = policy();
        if (policy.isOfAws()) {
            throw new Refusal(
                    403,
                    "AccessDenied",
                    "User: " + signer().arn() + " is not authorized to perform: " + action + " on resource: "
                            + policy.arn() + " because no resource-based policy allows the " + action + " action");
        }
        return policy;
    }

    /** The condition keys of the tags a thing already has. */
    public static Access tagged(Access access, SortedMap<String, String> tags) {
        Access more = access;
        for (var tag : tags.entrySet()) {
            more = more.with("aws:ResourceTag/" + tag.getKey(), tag.getValue())
                    .with("iam:ResourceTag/" + tag.getKey(), tag.getValue());
        }
        return more;
    }

    /** The condition keys of the tags a call brings. */
    public static Access tagging(Access access, SortedMap<String, String> tags) {
        Access more = tags.isEmpty() ? access : access.with("aws:TagKeys", new ArrayList<>(tags.keySet()));
        for (var tag : tags.entrySet()) {
            more = more.with("aws:RequestTag/" + tag.getKey(), tag.getValue());
        }
        return more;
    }

    private static SortedMap<String, String> tags(Identity identity) {
        return switch (identity) {
            case User user -> user.tags();
            case Role role -> role.tags();
            case Group group -> Collections.emptySortedMap();
        };
    }

    private static Refusal nameless() {
        return IamRefusals.validation("Must specify userName when calling with non-User credentials");
    }
}
