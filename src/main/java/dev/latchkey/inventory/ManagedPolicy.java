package dev.latchkey.inventory;

/**
 * A managed policy of the account, or one of AWS's that somebody in the account holds.
 *
 * @param versionId the default version, the one in force
 * @param document of the default version
 * @param attachments users, groups and roles it is attached to
 */
public record ManagedPolicy(
        String name, String arn, String versionId, PolicyDocument document, int attachments, boolean attachable) {

    /** Whether AWS keeps it. */
    public boolean awsManaged() {
        return arn.contains(":iam::aws:policy/");
    }
}
