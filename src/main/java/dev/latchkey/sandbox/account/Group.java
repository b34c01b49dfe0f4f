package dev.latchkey.sandbox.account;

/** An IAM group; its members are the users that name it. */
public record Group(Nameplate plate, Grants grants) implements Identity {

    public static Group of(Nameplate plate) {
        return new Group(plate, Grants.none());
    }

    @Override
    public Kind kind() {
        return Kind.GROUP;
    }

    @Override
    public Group with(Grants changed) {
        return new Group(plate, changed);
    }
}
