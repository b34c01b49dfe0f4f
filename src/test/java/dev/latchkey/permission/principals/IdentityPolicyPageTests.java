package dev.latchkey.permission.principals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ConsoleClient.Page;
import dev.latchkey.activity.ActivityEntry;
import dev.latchkey.activity.ActivityEntry.Outcome;
import dev.latchkey.activity.ActivityKind;
import dev.latchkey.permission.RunningConsole;
import dev.latchkey.permission.statement.PolicyTemplate;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

class IdentityPolicyPageTests extends RunningConsole {

    private static final String HELLO = "arn:aws:lambda:us-east-1:123456789012:function:hello-url";
    private static final String TODAY = PolicyTemplate.URL.document(HELLO);
    private static final String ARTICLE = PolicyTemplate.ARTICLE.document(HELLO);

    @Test
    void showsThatANewUserHasNothing() {
        Page created = console.submit("/c/sandbox/principals/users/new", "name", "fresh", "path", "");
        assertThat(created.text())
                .contains("No policies yet")
                .contains("Two ways to let somebody call a function URL")
                .contains("Created fresh. No permissions are attached.");
        assertThat(entries("fresh").getFirst().kind()).isEqualTo(ActivityKind.CREATE_USER);
    }

    @Test
    void writesAnInlinePolicyOnlyFromTheDiff() {
        user("writer");
        Page filled = console.get("/c/sandbox/principals/users/writer/policies/new?template=url&function=hello-url");
        assertThat(filled.text()).contains(HELLO);

        Page review = console.submit(
                "/c/sandbox/principals/users/writer/policies/new",
                "policy",
                "latchkey-hello-url",
                "target",
                "INLINE",
                "document",
                TODAY);
        assertThat(review.text())
                .contains("Review new policy latchkey-hello-url")
                .contains("hello-url Denied Allowed")
                .contains("Writes iam:PutUserPolicy to Sandbox")
                .contains("Apply to writer");
        assertThat(inline("writer", "latchkey-hello-url"))
                .as("nothing is written by a review")
                .isEmpty();

        Page applied =
                console.post("/c/sandbox/principals/users/writer/policies/apply", "draft", field(review, "draft"));
        assertThat(applied.status()).isEqualTo(303);
        assertThat(inline("writer", "latchkey-hello-url")).isEqualTo(TODAY);
        assertThat(entries("writer").getFirst().kind()).isEqualTo(ActivityKind.PUT_POLICY);
        assertThat(console.open(applied.location()).text())
                .contains("The user writer may call InvokeFunctionUrl on hello-url when the URL uses AWS_IAM .");
    }

    @Test
    void lintsTheTemplateOf2022AndMendsIt() {
        user("article");
        Page review = console.submit(
                "/c/sandbox/principals/users/article/policies/new",
                "policy",
                "Article",
                "target",
                "INLINE",
                "document",
                ARTICLE);
        assertThat(review.text()).contains("Line 7: InvokeFunction is missing.");
        assertThat(review.text()).doesNotContain("hello-url Denied Allowed");
        Page mended = console.submit(
                "/c/sandbox/principals/users/article/policies/fix", "draft", field(review, "draft"), "rule", "LK001");
        assertThat(mended.text())
                .contains("hello-url Denied Allowed")
                .contains("\"Statement1ThroughUrl\"")
                .doesNotContain("is missing");
    }

    @Test
    void answersMalformedJsonWithLineAndReasonAndLosesNothing() {
        user("typo");
        String broken = TODAY.replace(
                "\"Effect\": \"Allow\",\n      \"Action\": \"lambda:InvokeFunctionUrl\"",
                "\"Effect\": \"Allow\"\n      \"Action\": \"lambda:InvokeFunctionUrl\"");
        assertThat(broken).isNotEqualTo(TODAY);
        Page refused = console.post(
                "/c/sandbox/principals/users/typo/policies/new",
                "policy",
                "Typo",
                "target",
                "INLINE",
                "document",
                broken);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Line 7, column 7:").contains("\"lambda:InvokedViaFunctionUrl\": \"true\"");
        assertThat(refused.body()).contains("value=\"Typo\"");
        assertThat(inline("typo", "Typo")).isEmpty();
        assertThat(entries("typo")).isEmpty();
    }

    @Test
    void answersMalformedJsonInTheEditorOfAnExistingPolicy() {
        user("editor");
        put("editor", "P", TODAY);
        Page edit = console.get("/c/sandbox/principals/users/editor?policy=P&mode=edit");
        Page refused = console.post(
                "/c/sandbox/principals/users/editor/policies/review",
                "policy",
                "P",
                "seen",
                field(edit, "seen"),
                "document",
                "{\"Version\":\"2012-10-17\",");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("Edit P")
                .contains("Line 1, column")
                .contains("{\"Version\":\"2012-10-17\",");
        assertThat(inline("editor", "P")).isEqualTo(TODAY);
    }

    @Test
    void showsADiffOfAnEdit() {
        user("differ");
        put("differ", "P", ARTICLE);
        Page edit = console.get("/c/sandbox/principals/users/differ?policy=P&mode=edit");
        Page review = console.submit(
                "/c/sandbox/principals/users/differ/policies/review",
                "policy",
                "P",
                "seen",
                field(edit, "seen"),
                "document",
                ARTICLE.replace("lambda:InvokeFunctionUrl", "lambda:Invoke*").replace("\n", "\r\n"));
        assertThat(review.text()).contains("Review change to P").contains("hello-url Denied Allowed");
        assertThat(review.body())
                .contains("class=\"ln del\"")
                .contains("class=\"ln add\"")
                .containsOnlyOnce("data-sign=\"-\"");
    }

    @Test
    void doesNotOverwriteWhatSomebodyElseWrote() {
        user("overtaken");
        put("overtaken", "P", ARTICLE);
        Page edit = console.get("/c/sandbox/principals/users/overtaken?policy=P&mode=edit");
        Page review = console.submit(
                "/c/sandbox/principals/users/overtaken/policies/review",
                "policy",
                "P",
                "seen",
                field(edit, "seen"),
                "document",
                TODAY);
        String theirs = ARTICLE.replace("Statement1", "Theirs");
        iam().putUserPolicy(
                        request -> request.userName("overtaken").policyName("P").policyDocument(theirs));

        Page conflict =
                console.post("/c/sandbox/principals/users/overtaken/policies/apply", "draft", field(review, "draft"));
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text())
                .contains("Someone changed this policy")
                .contains("\"Theirs\"")
                .contains("\"CallFunctionUrl\"");
        assertThat(inline("overtaken", "P")).isEqualTo(theirs);
        assertThat(entries("overtaken")).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(ActivityKind.PUT_POLICY);
            assertThat(entry.outcome()).isEqualTo(Outcome.FAILED);
        });

        String retry = conflict.body()
                .replaceAll("(?s).*href=\"([^\"]*mode=diff[^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        Page again = console.get(retry);
        assertThat(console.post("/c/sandbox/principals/users/overtaken/policies/apply", "draft", field(again, "draft"))
                        .status())
                .isEqualTo(303);
        assertThat(inline("overtaken", "P")).isEqualTo(TODAY);
    }

    @Test
    void refusesAPolicyThatIsTooLong() {
        user("long");
        String long1 = TODAY.replace("CallFunctionUrl", "C".repeat(2000));
        Page refused = console.post(
                "/c/sandbox/principals/users/long/policies/new",
                "policy",
                "Long",
                "target",
                "INLINE",
                "document",
                long1);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("The policy is too long:").contains("of 2,048 characters");
        assertThat(inline("long", "Long")).isEmpty();
    }

    @Test
    void createsAManagedPolicyAttachesDetachesAndAttachesIt() {
        user("managed");
        Page review = console.submit(
                "/c/sandbox/principals/users/managed/policies/new",
                "policy",
                "CallHello",
                "target",
                "MANAGED",
                "document",
                TODAY);
        assertThat(review.text()).contains("Writes iam:CreatePolicy and iam:AttachUserPolicy to Sandbox");
        console.submit("/c/sandbox/principals/users/managed/policies/apply", "draft", field(review, "draft"));
        String arn = "arn:aws:iam::123456789012:policy/CallHello";
        assertThat(attached("managed")).containsExactly(arn);

        Page ask = console.get("/c/sandbox/principals/users/managed/detach?arn=" + arn);
        assertThat(ask.text()).contains("hello-url Allowed Denied");
        console.post("/c/sandbox/principals/users/managed/detach", "arn", arn);
        assertThat(attached("managed")).isEmpty();

        assertThat(console.get("/c/sandbox/principals/users/managed/attach?q=callhel")
                        .text())
                .contains("CallHello")
                .doesNotContain("AdministratorAccess");
        assertThat(console.get("/c/sandbox/principals/users/managed/attach?arn=" + arn)
                        .text())
                .contains("hello-url Denied Allowed");
        console.post("/c/sandbox/principals/users/managed/attach", "arn", arn);
        assertThat(attached("managed")).containsExactly(arn);
        assertThat(entries("managed").stream().limit(3))
                .extracting(ActivityEntry::kind)
                .containsExactly(ActivityKind.ATTACH_POLICY, ActivityKind.DETACH_POLICY, ActivityKind.ATTACH_POLICY);
    }

    @Test
    void saysWhenAPolicyToAttachIsNotThere() {
        user("wrong");
        Page refused = console.post(
                "/c/sandbox/principals/users/wrong/attach", "arn", "arn:aws:iam::123456789012:policy/Nope");
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.text()).contains("does not exist or is not attachable");
        assertThat(entries("wrong").getFirst().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void deletesAnInlinePolicyWithItsEffectNamed() {
        user("deleter");
        put("deleter", "P", TODAY);
        Page ask = console.get("/c/sandbox/principals/users/deleter/policies/delete?policy=P");
        assertThat(ask.text()).contains("hello-url Allowed Denied");
        console.post("/c/sandbox/principals/users/deleter/policies/delete", "policy", "P", "seen", field(ask, "seen"));
        assertThat(inline("deleter", "P")).isEmpty();
    }

    @Test
    void doesNotDeleteAPolicyThatSomebodyElseChanged() {
        user("keeper");
        put("keeper", "P", TODAY);
        Page refused = console.post(
                "/c/sandbox/principals/users/keeper/policies/delete", "policy", "P", "seen", "something else");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(inline("keeper", "P")).isEqualTo(TODAY);
    }

    @Test
    void deletesAUserWithAllItHolds() {
        user("leaver");
        put("leaver", "P", TODAY);
        iam().createAccessKey(request -> request.userName("leaver"));
        iam().attachUserPolicy(
                        request -> request.userName("leaver").policyArn("arn:aws:iam::aws:policy/ReadOnlyAccess"));
        iam().addUserToGroup(request -> request.userName("leaver").groupName("learners"));
        inventory().changed(sandbox());
        assertThat(console.get("/c/sandbox/principals/users/leaver/delete").text())
                .contains("1 access key: AKIA")
                .contains("1 inline policy: P")
                .contains("1 attached policy: ReadOnlyAccess")
                .contains("1 group membership: learners");
        assertThat(console.post("/c/sandbox/principals/users/leaver/delete").status())
                .isEqualTo(303);
        assertThat(entries("leaver"))
                .extracting(ActivityEntry::kind)
                .containsExactly(
                        ActivityKind.DELETE_USER,
                        ActivityKind.REMOVE_FROM_GROUP,
                        ActivityKind.DETACH_POLICY,
                        ActivityKind.DELETE_POLICY,
                        ActivityKind.DELETE_ACCESS_KEY);
        assertThat(console.get("/c/sandbox/principals/users/leaver").status()).isEqualTo(404);
    }

    @Test
    void refusesUserNamesThatIamRefuses() {
        for (String name : List.of("", "two words", "x".repeat(65), "a/b")) {
            assertThat(console.post("/c/sandbox/principals/users/new", "name", name)
                            .status())
                    .as(name)
                    .isEqualTo(422);
        }
        Page taken = console.post("/c/sandbox/principals/users/new", "name", "alice");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.text()).contains("User with name alice already exists.");
        assertThat(entries("alice").getFirst().outcome()).isEqualTo(Outcome.FAILED);
    }

    private void put(String user, String policy, String document) {
        iam().putUserPolicy(request -> request.userName(user).policyName(policy).policyDocument(document));
        inventory().changed(sandbox());
    }

    private String inline(String user, String policy) {
        try {
            String encoded = iam().getUserPolicy(
                            request -> request.userName(user).policyName(policy))
                    .policyDocument();
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (NoSuchEntityException none) {
            return "";
        }
    }

    private List<String> attached(String user) {
        return iam().listAttachedUserPolicies(request -> request.userName(user)).attachedPolicies().stream()
                .map(policy -> policy.policyArn())
                .toList();
    }
}
