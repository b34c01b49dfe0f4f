package dev.latchkey.access.explain;

import dev.latchkey.policy.GateKind;

/** What to say of a gate that has no policy to show. */
final class NoPolicy {

    private final CheckedCall call;
    private final GateRow row;

    NoPolicy(CheckedCall call, GateRow row) {
        this.call = call;
        this.row = row;
    }

    Phrase words() {
        if (row.kind() == GateKind.RESOURCE && call.url().resourcePolicy().unknown()) {
            return Phrase.of("Lambda did not show the resource policy of ")
                    .bold(call.url().id())
                    .text(". What rests on it stays open.");
        }
        return switch (row.kind()) {
            case DENY -> Phrase.of("No policy bears on this call, so none denies it.");
            case ORGANIZATION -> organization();
            case RESOURCE ->
                Phrase.ofBold(call.url().id())
                        .text(" has no resource policy. Within one account an identity policy alone is enough.");
            case IDENTITY -> identity();
            case BOUNDARY -> boundary();
            case SESSION ->
                Phrase.of("A session policy is passed to AssumeRole or GetFederationToken and caps that one session."
                        + " Give one under request context to try it.");
        };
    }

    private Phrase organization() {
        return Phrase.of(
                call.snapshot().origin().sandbox()
                        ? "The sandbox account belongs to no organization, so no SCP applies. Resource control policies"
                                + " do not cover Lambda."
                        : "Latchkey does not read AWS Organizations. An SCP of the organization may still deny what is"
                                + " allowed here. Resource control policies do not cover Lambda.");
    }

    private Phrase identity() {
        if (row.result() == GateResult.UNKNOWN) {
            return Phrase.of(
                    call.acrossAccounts()
                            ? "The identity policies of " + call.name()
                                    + " are kept in that account, which Latchkey does"
                                    + " not read. Across accounts both sides must allow."
                            : "They could not be read. What rests on them stays open.");
        }
        return Phrase.of(
                row.result() == GateResult.ALLOWS
                        ? "The root user of the account needs no identity policy."
                        : row.result() == GateResult.NOT_APPLICABLE
                                ? "Nobody holds identity policies for this call; the resource policy alone decides."
                                : call.name() + " holds no identity policy, directly or through a group.");
    }

    private Phrase boundary() {
        return Phrase.of(
                row.result() == GateResult.UNKNOWN
                        ? "The permissions boundary could not be read. What rests on it stays open."
                        : "There is no permissions boundary, so what the policies allow is not capped.");
    }
}
