package dev.latchkey.activity;

/** What an operator can do that leaves an entry, with its icon and the API call it makes. */
public enum ActivityKind {
    SIGN_IN("Signed in", "user", ""),
    SIGN_OUT("Signed out", "logout", ""),
    CREATE_USER("Created user", "user", "CreateUser"),
    DELETE_USER("Deleted user", "user", "DeleteUser"),
    CREATE_ACCESS_KEY("Created an access key", "square-key", "CreateAccessKey"),
    UPDATE_ACCESS_KEY("Changed an access key", "square-key", "UpdateAccessKey"),
    DELETE_ACCESS_KEY("Deleted an access key", "square-key", "DeleteAccessKey"),
    IMPORT_ACCESS_KEY("Took in an access key", "square-key", ""),
    ATTACH_POLICY("Attached policy", "file-certificate", "AttachPolicy"),
    DETACH_POLICY("Detached policy", "file-certificate", "DetachPolicy"),
    PUT_POLICY("Wrote inline policy", "file-text", "PutPolicy"),
    DELETE_POLICY("Deleted policy", "file-text", "DeletePolicy"),
    CREATE_POLICY("Created policy", "file-certificate", "CreatePolicy"),
    CREATE_POLICY_VERSION("Wrote policy version", "file-certificate", "CreatePolicyVersion"),
    SET_BOUNDARY("Set boundary", "shield", "PutPermissionsBoundary"),
    DELETE_BOUNDARY("Removed boundary", "shield", "DeletePermissionsBoundary"),
    ADD_TO_GROUP("Added to group", "users-group", "AddUserToGroup"),
    REMOVE_FROM_GROUP("Removed from group", "users-group", "RemoveUserFromGroup"),
    ADD_PERMISSION("Added permission", "lambda", "AddPermission"),
    REMOVE_PERMISSION("Removed permission", "lambda", "RemovePermission"),
    CREATE_FUNCTION("Created function", "lambda", "CreateFunction"),
    DELETE_FUNCTION("Deleted function", "lambda", "DeleteFunction"),
    CREATE_ROLE("Created role", "user-cog", "CreateRole"),
    DELETE_ROLE("Deleted role", "user-cog", "DeleteRole"),
    CREATE_URL("Created function URL", "lambda", "CreateFunctionUrlConfig"),
    UPDATE_URL("Changed function URL", "lambda", "UpdateFunctionUrlConfig"),
    DELETE_URL("Deleted function URL", "lambda", "DeleteFunctionUrlConfig"),
    MINT_SESSION("Minted session", "key", "GetSessionToken"),
    ASSUME_ROLE("Assumed role", "key", "AssumeRole"),
    SIGN_WITH("Signs now with", "signature", ""),
    FORGET_SESSION("Forgot session", "key", ""),
    COPY_SECRET("Copied credentials", "copy", ""),
    REVEAL_SECRET("Revealed credentials", "eye", ""),
    INVOKE("Invoked", "send", "Invoke"),
    /** A request sent to test a prediction. */
    PROBE("Probed", "bolt", "Invoke");

    private final String words;
    private final String icon;
    private final String call;

    ActivityKind(String words, String icon, String call) {
        this.words = words;
        this.icon = icon;
        this.call = call;
    }

    /** What was done; the subject follows. */
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
