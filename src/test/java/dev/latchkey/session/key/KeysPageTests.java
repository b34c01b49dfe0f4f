package dev.latchkey.session.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ConsoleClient.Page;
import dev.latchkey.activity.ActivityEntry;
import dev.latchkey.activity.ActivityEntry.Outcome;
import dev.latchkey.activity.ActivityKind;
import dev.latchkey.session.RunningSessions;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.sts.StsClient;

class KeysPageTests extends RunningSessions {

    private String tab() {
        return "/c/sandbox/principals/users/" + user + "?tab=keys";
    }

    @Test
    void showsANewSecretOnceAndKeepsItSealed() {
        AwsBasicCredentials key = createKey();

        try (StsClient sts = sts(key)) {
            assertThat(sts.getCallerIdentity().arn()).endsWith(":user/" + user);
        }
        Page list = console.get(tab());
        assertThat(list.text()).contains("Access keys 1", key.accessKeyId(), "Active", "Sealed here");
        assertThat(list.body()).doesNotContain(key.secretAccessKey());
        byte[] stored = jdbc.sql("select secret from access_key where access_key_id = :id")
                .param("id", key.accessKeyId())
                .query((row, n) -> row.getBytes(1))
                .single();
        assertThat(new String(stored, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(key.secretAccessKey().substring(0, 8));
        assertThat(entry().kind()).isEqualTo(ActivityKind.CREATE_ACCESS_KEY);
        assertThat(entry().fact("accessKeyId")).isEqualTo(key.accessKeyId());
        assertThat(entry().toString()).doesNotContain(key.secretAccessKey());
    }

    @Test
    void saysInOurWordsThatAUserHasTwoKeysAtMost() {
        createKey();
        createKey();

        Page third = console.post(keysPath());

        assertThat(third.status()).isEqualTo(422);
        assertThat(third.text())
                .contains(user + " already has two access keys.", "Cannot exceed quota for AccessKeysPerUser: 2");
        assertThat(entry().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(iam().listAccessKeys(list -> list.userName(user)).accessKeyMetadata())
                .hasSize(2);
    }

    @Test
    void makesOneKeyOfAFormSentTwice() {
        assertThat(console.post(keysPath(), "seen", "").status()).isEqualTo(200);

        Page again = console.post(keysPath(), "seen", "");

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("No key was created.");
        assertThat(iam().listAccessKeys(list -> list.userName(user)).accessKeyMetadata())
                .hasSize(1);
    }

    @Test
    void takesInAKeyMadeElsewhereAfterAskingAws() {
        AccessKey made = iam().createAccessKey(create -> create.userName(user)).accessKey();
        assertThat(console.get(tab()).text()).contains("Not known here");

        Page wrong = takeIn(made.accessKeyId(), "x".repeat(40));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("This secret does not belong to the access key ID.");
        assertThat(wrong.body()).contains(made.accessKeyId()).doesNotContain("x".repeat(40));

        assertThat(takeIn(made.accessKeyId(), made.secretAccessKey()).status()).isEqualTo(303);
        assertThat(mint("900").status()).isEqualTo(303);
        assertThat(takeIn(made.accessKeyId(), made.secretAccessKey()).text())
                .contains("Latchkey already holds this key.");
    }

    @Test
    void takesInNoKeyOfSomebodyElse() {
        AccessKey bobs =
                iam().createAccessKey(create -> create.userName("ci-deployer")).accessKey();

        Page refused = takeIn(bobs.accessKeyId(), bobs.secretAccessKey());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("This key does not belong to " + user, "arn:aws:iam::123456789012:user/ci-deployer");
        iam().deleteAccessKey(delete -> delete.userName("ci-deployer").accessKeyId(bobs.accessKeyId()));
    }

    @Test
    void takesInNeitherTemporaryNorMisspeltKeys() {
        assertThat(takeIn("ASIAQX4MPLE27Q2FAAAA", "x".repeat(40)).text()).contains("temporary credentials");
        assertThat(takeIn("AKIAQX4MPLE27Q2FAAAA", "x".repeat(40)).text())
                .contains("AWS does not know this access key ID.");
        assertThat(takeIn("not a key", "x".repeat(40)).text()).contains("This is not an access key ID.");
        assertThat(takeIn("AKIAQX4MPLE27Q2FAAAA", "").text()).contains("The secret access key is missing");
        assertThat(log().subList(0, 4))
                .allSatisfy(entry -> assertThat(entry.kind()).isEqualTo(ActivityKind.IMPORT_ACCESS_KEY))
                .allSatisfy(entry -> assertThat(entry.outcome()).isEqualTo(Outcome.FAILED));
    }

    @Test
    void switchesAKeyOffAndOnAgain() {
        AwsBasicCredentials key = createKey();

        console.submit(keysPath() + "/" + key.accessKeyId() + "/status", "active", "false");
        assertThat(iam().listAccessKeys(list -> list.userName(user))
                        .accessKeyMetadata()
                        .getFirst()
                        .status())
                .isEqualTo(StatusType.INACTIVE);
        assertThat(identities.list(ADMIN, "sandbox"))
                .noneMatch(identity -> identity.label().equals(user));

        console.submit(keysPath() + "/" + key.accessKeyId() + "/status", "active", "true");
        assertThat(mint("900").status()).isEqualTo(303);
    }

    @Test
    void deletesAKeyAfterAskingAndWipesItsSecret() {
        AwsBasicCredentials key = createKey();
        String path = keysPath() + "/" + key.accessKeyId();
        assertThat(console.get(path + "/delete").text()).contains("iam:DeleteAccessKey");

        console.submit(path + "/delete");

        assertThat(iam().listAccessKeys(list -> list.userName(user)).accessKeyMetadata())
                .isEmpty();
        assertThat(stored(key)).isZero();
        assertThat(entry().kind()).isEqualTo(ActivityKind.DELETE_ACCESS_KEY);
        assertThat(console.post(path + "/delete").status()).isEqualTo(422);
    }

    @Test
    void neverCutsTheBranchItSitsOn() {
        String own = iam().listAccessKeys(list -> list.userName("latchkey-admin"))
                .accessKeyMetadata()
                .getFirst()
                .accessKeyId();
        String path = "/c/sandbox/principals/users/latchkey-admin/keys/" + own;

        assertThat(console.post(path + "/delete").text()).contains("This connection itself acts as latchkey-admin");
        assertThat(console.post(path + "/status", "active", "false").status()).isEqualTo(422);
        assertThat(iam().listUsers().users()).isNotEmpty();
    }

    @Test
    void followsWhatHappensToAKeyElsewhere() {
        AwsBasicCredentials key = createKey();
        String source = keyIdentity();
        iam().updateAccessKey(update ->
                update.userName(user).accessKeyId(key.accessKeyId()).status(StatusType.INACTIVE));

        Page off = console.post("/c/sandbox/sessions", "source", source, "seconds", "900");
        assertThat(off.status()).isEqualTo(422);
        assertThat(off.text()).contains("AWS does not accept the key " + key.accessKeyId());
        assertThat(identities.find(source, ADMIN)).isEmpty();

        iam().deleteAccessKey(delete -> delete.userName(user).accessKeyId(key.accessKeyId()));
        assertThat(console.get(tab()).text()).contains("Gone at IAM", "Remove from Latchkey");
        console.submit(keysPath() + "/" + key.accessKeyId() + "/delete");
        assertThat(stored(key)).isZero();
    }

    @Test
    void letsGoOfTheKeysOfADeletedUser() {
        AwsBasicCredentials key = createKey();
        iam().deleteAccessKey(delete -> delete.userName(user).accessKeyId(key.accessKeyId()));
        iam().deleteUser(delete -> delete.userName(user));
        assertThat(console.get(tab()).text()).contains("IAM has no such user or key.", "Gone at IAM");

        mint("900");

        assertThat(stored(key)).isZero();
        assertThat(console.get(tab()).status()).isEqualTo(404);
    }

    @Test
    void copiesAHeldKeyToTheClipboardOnly() {
        AwsBasicCredentials key = createKey();

        Page copied = console.post(keysPath() + "/" + key.accessKeyId() + "/copy");

        assertThat(copied.headers()).contains("text/plain", "no-store");
        assertThat(copied.body()).contains(key.secretAccessKey());
        assertThat(entry().kind()).isEqualTo(ActivityKind.COPY_SECRET);
        assertThat(console.postAsBrowser(keysPath() + "/" + key.accessKeyId() + "/copy")
                        .body())
                .doesNotContain(key.secretAccessKey());
        assertThat(console.post(keysPath() + "/AKIAQX4MPLE27Q2FAAAA/copy").status())
                .isEqualTo(404);
    }

    private Page takeIn(String id, String secret) {
        return console.post(keysPath() + "/import", "accessKeyId", id, "secret", secret);
    }

    private long stored(AwsBasicCredentials key) {
        return jdbc.sql("select count(*) from access_key where access_key_id = :id")
                .param("id", key.accessKeyId())
                .query(Long.class)
                .single();
    }

    private ActivityEntry entry() {
        return log().getFirst();
    }
}
