package dev.latchkey.activity;

/** What an operator can do that leaves an entry, with its icon and the API call it makes. */
public enum ActivityKind {
    SIGN_IN("Signed in", "user", ""),
    SIGN_OUT("Signed out", "logout", ""),
    CREATE_USER("Created user", "user", "CreateUser"),
    DELETE_USER("Deleted user", "user", "DeleteUser"),
    CREATE_ACCESS_KEY("Created an access key for", "square-key", "CreateAccessKey"),
    UPDATE_ACCESS_KEY("Changed an access key of", "square-key", "UpdateAccessKey"),
    DELETE_ACCESS_KEY("Deleted an access key of", "square-key", "DeleteAccessKey"),
    IMPORT_ACCESS_KEY("Took in an access key of", "square-key", ""),
    ATTACH_POLICY("Attached a policy to", "file-certificate", "AttachPolicy"),
    DETACH_POLICY("Detached a policy from", "file-certificate", "DetachPolicy"),
    PUT_POLICY("Wrote an inline policy of", "file-text", "PutPolicy"),
    DELETE_POLICY("Deleted a policy of", "file-text", "DeletePolicy"),
    CREATE_POLICY("Created policy", "file-certificate", "CreatePolicy"),
    CREATE_POLICY_VERSION("Wrote a version of policy", "file-certificate", "CreatePolicyVersion"),
    SET_BOUNDARY("Set the permissions boundary of", "shield", "PutPermissionsBoundary"),
    DELETE_BOUNDARY("Removed the permissions boundary of", "shield", "DeletePermissionsBoundary"),
    ADD_TO_GROUP("Added to a group", "users-group", "AddUserToGroup"),
    REMOVE_FROM_GROUP("Removed from a group", "users-group", "RemoveUserFromGroup"),
    ADD_PERMISSION("Added to the resource policy of", "lambda", "AddPermission"),
    REMOVE_PERMISSION("Removed from the resource policy of", "lambda", "RemovePermission"),
    CREATE_FUNCTION("Created function", "lambda", "CreateFunction"),
    DELETE_FUNCTION("Deleted function", "lambda", "DeleteFunction"),
    CREATE_ROLE("Created role", "user-cog", "CreateRole"),
    CREATE_URL("Created the URL of", "lambda", "CreateFunctionUrlConfig"),
    UPDATE_URL("Changed the URL of", "lambda", "UpdateFunctionUrlConfig"),
    DELETE_URL("Deleted the URL of", "lambda", "DeleteFunctionUrlConfig"),
    MINT_SESSION("Minted a session for", "key", "GetSessionToken"),
    ASSUME_ROLE("Minted a session for", "key", "AssumeRole"),
    SIGN_WITH("Signs now with", "signature", ""),
    FORGET_SESSION("Forgot the session of", "key", ""),
    COPY_SECRET("Copied the credentials of", "copy", ""),
    REVEAL_SECRET("Revealed the credentials of", "eye", ""),
    INVOKE("Invoked", "send", "Invoke");

    private final String words;
    private final String icon;
    private final String call;

    ActivityKind(String words, String icon, String call) {
        this.words = words;
        this.icon = icon;
        this.call = call;
    }

    /** The sentence's beginning; the subject follows. */
    public String words() {
        return words;
    }

    public String icon() {
        return icon;
    }

    /** The API operation, or empty. */
    public String call() {
        return call;
    }
}
