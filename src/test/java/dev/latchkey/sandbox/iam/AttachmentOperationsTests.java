package dev.latchkey.sandbox.iam;

import static dev.latchkey.sandbox.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sandbox.RunningSandbox;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;

class AttachmentOperationsTests {

    private static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @ParameterizedTest
    @EnumSource
    void attachesListsAndDetaches(Holder holder) {
        holder.create(iam(), "h");
        String own = policy("open", "/doors/");
        holder.attach(iam(), "h", READ_ONLY);
        holder.attach(iam(), "h", own);
        holder.attach(iam(), "h", own);
        assertThat(holder.attached(iam(), "h", "/"))
                .containsExactlyInAnyOrder(attached("ReadOnlyAccess", READ_ONLY), attached("open", own));
        assertThat(holder.attached(iam(), "h", "/doors/")).containsExactly(attached("open", own));
        assertThat(iam().getPolicy(r -> r.policyArn(own)).policy().attachmentCount())
                .isEqualTo(1);

        holder.detach(iam(), "h", own);
        assertThat(holder.attached(iam(), "h", "/")).containsExactly(attached("ReadOnlyAccess", READ_ONLY));
        assertRefused(() -> holder.detach(iam(), "h", own), 404, "NoSuchEntity", "Policy " + own + " was not found.");
    }

    @ParameterizedTest
    @EnumSource
    void refusesAPolicyThatDoesNotExist(Holder holder) {
        holder.create(iam(), "h");
        String none = "arn:aws:iam::123456789012:policy/none";
        assertRefused(
                () -> holder.attach(iam(), "h", none),
                404,
                "NoSuchEntity",
                "Policy " + none + " does not exist or is not attachable.");
        assertRefused(
                () -> holder.attach(iam(), "h", "longpolicynamebutnoarn"),
                400,
                "ValidationError",
                "Invalid ARN:  Could not be parsed!");
        assertRefused(
                () -> holder.attach(iam(), "nobody", READ_ONLY),
                404,
                "NoSuchEntity",
                "The " + holder.word() + " with name nobody cannot be found.");
    }

    @ParameterizedTest
    @EnumSource
    void attachesTenPoliciesAtMost(Holder holder) {
        holder.create(iam(), "h");
        IntStream.range(0, 10).forEach(n -> holder.attach(iam(), "h", policy("p" + n, "/")));
        String eleventh = policy("p10", "/");
        String title = switch (holder) {
            case USER -> "User";
            case GROUP -> "Group";
            case ROLE -> "Role";
        };
        assertRefused(
                () -> holder.attach(iam(), "h", eleventh),
                409,
                "LimitExceeded",
                "Cannot exceed quota for PoliciesPer" + title + ": 10");
    }

    private String policy(String name, String path) {
        return iam().createPolicy(r -> r.policyName(name).path(path).policyDocument(Documents.ALLOW_ALL))
                .policy()
                .arn();
    }

    private static AttachedPolicy attached(String name, String arn) {
        return AttachedPolicy.builder().policyName(name).policyArn(arn).build();
    }

    private IamClient iam() {
        return sandbox.admin().iam();
    }
}
