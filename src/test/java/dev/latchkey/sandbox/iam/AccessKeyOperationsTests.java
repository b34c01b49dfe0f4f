package dev.latchkey.sandbox.iam;

import static dev.latchkey.sandbox.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sandbox.Caller;
import dev.latchkey.sandbox.RunningSandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedResponse;
import software.amazon.awssdk.services.iam.model.StatusType;

class AccessKeyOperationsTests {

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @BeforeEach
    void createUser() {
        iam().createUser(r -> r.userName("frida"));
    }

    @Test
    void createsAKeyThatSigns() {
        AccessKey key = iam().createAccessKey(r -> r.userName("frida")).accessKey();
        assertThat(key.accessKeyId()).matches("AKIA[A-Z0-9]{16}");
        assertThat(key.secretAccessKey()).hasSize(40);
        assertThat(key.status()).isEqualTo(StatusType.ACTIVE);
        assertThat(sandbox.caller(key).sts().getCallerIdentity().arn())
                .isEqualTo("arn:aws:iam::123456789012:user/frida");
    }

    @Test
    void listsWithoutTheSecret() {
        AccessKey key = iam().createAccessKey(r -> r.userName("frida")).accessKey();
        assertThat(iam().listAccessKeys(r -> r.userName("frida")).accessKeyMetadata())
                .containsExactly(AccessKeyMetadata.builder()
                        .userName("frida")
                        .accessKeyId(key.accessKeyId())
                        .status(StatusType.ACTIVE)
                        .createDate(key.createDate())
                        .build());
    }

    @Test
    void givesTwoKeysAtMost() {
        iam().createAccessKey(r -> r.userName("frida"));
        iam().createAccessKey(r -> r.userName("frida"));
        assertRefused(
                () -> iam().createAccessKey(r -> r.userName("frida")),
                409,
                "LimitExceeded",
                "Cannot exceed quota for AccessKeysPerUser: 2");
    }

    @Test
    void refusesAnInactiveKeyUntilItIsActiveAgain() {
        Caller frida = sandbox.user("gustav");
        iam().updateAccessKey(r ->
                r.userName("gustav").accessKeyId(frida.accessKeyId()).status(StatusType.INACTIVE));
        assertRefused(
                () -> frida.sts().getCallerIdentity(),
                403,
                "InvalidClientTokenId",
                "The security token included in the request is invalid.");
        iam().updateAccessKey(r ->
                r.userName("gustav").accessKeyId(frida.accessKeyId()).status(StatusType.ACTIVE));
        frida.sts().getCallerIdentity();
    }

    @Test
    void deletesAKey() {
        Caller gustav = sandbox.user("gustav");
        iam().deleteAccessKey(r -> r.userName("gustav").accessKeyId(gustav.accessKeyId()));
        assertThat(iam().listAccessKeys(r -> r.userName("gustav")).accessKeyMetadata())
                .isEmpty();
        assertRefused(
                () -> gustav.sts().getCallerIdentity(),
                403,
                "InvalidClientTokenId",
                "The security token included in the request is invalid.");
        assertRefused(
                () -> iam().deleteAccessKey(r -> r.userName("gustav").accessKeyId(gustav.accessKeyId())),
                404,
                "NoSuchEntity",
                "The Access Key with id " + gustav.accessKeyId() + " cannot be found.");
    }

    @Test
    void leavesAnotherUsersKeyAlone() {
        Caller gustav = sandbox.user("gustav");
        assertRefused(
                () -> iam().deleteAccessKey(r -> r.userName("frida").accessKeyId(gustav.accessKeyId())),
                404,
                "NoSuchEntity",
                "The Access Key with id " + gustav.accessKeyId() + " cannot be found.");
        gustav.sts().getCallerIdentity();
    }

    @Test
    void saysWhenAKeyWasLastUsed() {
        AccessKey key = iam().createAccessKey(r -> r.userName("frida")).accessKey();
        GetAccessKeyLastUsedResponse never = iam().getAccessKeyLastUsed(r -> r.accessKeyId(key.accessKeyId()));
        assertThat(never.userName()).isEqualTo("frida");
        assertThat(never.accessKeyLastUsed().serviceName()).isEqualTo("N/A");
        assertThat(never.accessKeyLastUsed().region()).isEqualTo("N/A");
        assertThat(never.accessKeyLastUsed().lastUsedDate()).isNull();

        sandbox.caller(key).sts().getCallerIdentity();
        GetAccessKeyLastUsedResponse used = iam().getAccessKeyLastUsed(r -> r.accessKeyId(key.accessKeyId()));
        assertThat(used.accessKeyLastUsed().serviceName()).isEqualTo("sts");
        assertThat(used.accessKeyLastUsed().region()).isEqualTo("us-east-1");
        assertThat(used.accessKeyLastUsed().lastUsedDate()).isNotNull();
    }

    @Test
    void actsOnTheSignerWhenNoUserIsNamed() {
        Caller gustav = sandbox.user("gustav", Documents.allow("iam:*AccessKey*", "*"));
        String second = gustav.iam().createAccessKey().accessKey().accessKeyId();
        assertThat(gustav.iam().listAccessKeys().accessKeyMetadata())
                .extracting(AccessKeyMetadata::accessKeyId)
                .containsExactlyInAnyOrder(gustav.accessKeyId(), second);
        gustav.iam().deleteAccessKey(r -> r.accessKeyId(second));
        assertThat(gustav.iam().listAccessKeys().accessKeyMetadata()).hasSize(1);
    }

    @Test
    void needsAUserNameFromARoleSession() {
        Caller session = sandbox.role("keeper", Documents.allow("iam:*", "*"));
        assertRefused(
                () -> session.iam().createAccessKey(),
                400,
                "ValidationError",
                "Must specify userName when calling with non-User credentials");
    }

    private IamClient iam() {
        return sandbox.admin().iam();
    }
}
