package dev.latchkey.sandbox.sts;

import dev.latchkey.sandbox.operation.Parameters;
import dev.latchkey.sandbox.operation.Refusal;

/** SerialNumber and TokenCode. The sandbox has no MFA devices, so a code is refused as AWS refuses an unknown device. */
final class Mfa {

    private Mfa() {}

    /** Whether MFA was used. */
    static boolean checked(Parameters parameters) {
        String serial = parameters.get("SerialNumber");
        String code = parameters.get("TokenCode");
        if (serial == null && code == null) {
            return false;
        }
        if (serial != null) {
            Texts.checked("SerialNumber", serial, 9, 256, "[\\w+=/:,.@-]*");
        }
        if (code != null) {
            Texts.checked("TokenCode", code, 6, 6, "[\\d]*");
        }
        throw new Refusal(
                403,
                "AccessDenied",
                "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number"
                        + " is valid and associated with this user.");
    }
}
