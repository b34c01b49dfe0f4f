package dev.latchkey.sandbox.iam;

import static dev.latchkey.sandbox.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sandbox.RunningSandbox;
import java.net.URLDecoder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InlinePolicyOperationsTests {

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @ParameterizedTest
    @EnumSource
    void putsReadsOverwritesAndDeletes(Holder holder) {
        holder.create(sandbox.admin().iam(), "h");
        holder.put(sandbox.admin().iam(), "h", "first", Documents.ALLOW_ALL);
        holder.put(sandbox.admin().iam(), "h", "second", Documents.allow("s3:*", "*"));
        assertThat(holder.names(sandbox.admin().iam(), "h")).containsExactly("first", "second");

        String changed = "{\n  \"Version\": \"2012-10-17\", \"Statement\": "
                + "{\"Effect\":\"Deny\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::a b+c\"}}";
        holder.put(sandbox.admin().iam(), "h", "first", changed);
        String sent = holder.get(sandbox.admin().iam(), "h", "first");
        assertThat(sent).contains("%20").contains("%2Bc").doesNotContain("+");
        assertThat(URLDecoder.decode(sent, UTF_8)).isEqualTo(changed);

        holder.delete(sandbox.admin().iam(), "h", "first");
        assertThat(holder.names(sandbox.admin().iam(), "h")).containsExactly("second");
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatIsMissing(Holder holder) {
        holder.create(sandbox.admin().iam(), "h");
        String word = holder.word();
        assertRefused(
                () -> holder.get(sandbox.admin().iam(), "h", "p"),
                404,
                "NoSuchEntity",
                "The " + word + " policy with name p cannot be found.");
        assertRefused(
                () -> holder.delete(sandbox.admin().iam(), "h", "p"),
                404,
                "NoSuchEntity",
                "The " + word + " policy with name p cannot be found.");
        assertRefused(
                () -> holder.put(sandbox.admin().iam(), "nobody", "p", Documents.ALLOW_ALL),
                404,
                "NoSuchEntity",
                "The " + word + " with name nobody cannot be found.");
    }

    @ParameterizedTest
    @EnumSource
    void limitsTheSumOfAllPolicies(Holder holder) {
        holder.create(sandbox.admin().iam(), "h");
        int most = switch (holder) {
            case USER -> 2048;
            case GROUP -> 5120;
            case ROLE -> 10_240;
        };
        holder.put(sandbox.admin().iam(), "h", "big", Documents.ofLength(most - 200));
        assertRefused(
                () -> holder.put(sandbox.admin().iam(), "h", "more", Documents.ofLength(201)),
                409,
                "LimitExceeded",
                "Maximum policy size of " + most + " bytes exceeded for " + holder.word() + " h");
        holder.put(sandbox.admin().iam(), "h", "more", Documents.ofLength(200));
        holder.put(sandbox.admin().iam(), "h", "big", Documents.ofLength(most - 200));
    }

    @ParameterizedTest
    @EnumSource
    void pagesTheNames(Holder holder) {
        holder.create(sandbox.admin().iam(), "h");
        List<String> names = Stream.of("a", "b", "c", "d", "e").toList();
        names.forEach(name -> holder.put(sandbox.admin().iam(), "h", name, Documents.allow("s3:*", "*")));
        assertThat(holder.pagedNames(sandbox.admin().iam(), "h", 2)).containsExactlyElementsOf(names);
    }

    @Test
    void refusesWhatIsNotAPolicyAndKeepsTheFormerText() {
        Holder.USER.create(sandbox.admin().iam(), "h");
        Holder.USER.put(sandbox.admin().iam(), "h", "p", Documents.ALLOW_ALL);
        assertRefused(
                () -> Holder.USER.put(sandbox.admin().iam(), "h", "p", "{"),
                400,
                "MalformedPolicyDocument",
                "This policy contains invalid Json");
        assertThat(URLDecoder.decode(Holder.USER.get(sandbox.admin().iam(), "h", "p"), UTF_8))
                .isEqualTo(Documents.ALLOW_ALL);
    }
}
