package dev.latchkey.permission.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ConsoleClient.Page;
import dev.latchkey.activity.ActivityEntry;
import dev.latchkey.activity.ActivityEntry.Outcome;
import dev.latchkey.activity.ActivityKind;
import dev.latchkey.permission.RunningConsole;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class ResourcePolicyPageTests extends RunningConsole {

    private static final String DENY_SECOND = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"lambda:AddPermission","Resource":"*",
        "Condition":{"Null":{"lambda:FunctionUrlAuthType":"true"}}}]}\
        """;

    @Test
    void addsThePairAndRemovesIt() {
        user("pair-user");
        function("pair");

        Page preview = console.submit(
                "/c/sandbox/functions/pair/permissions/preview",
                "given",
                "true",
                "principal",
                "pair-user",
                "url",
                "true",
                "invoke",
                "true");
        assertThat(preview.text())
                .contains("\"lk-pair-user-pair\"")
                .contains("\"lk-pair-user-pair-fn\"")
                .contains("pair-user goes from denied to allowed . No one else changes.")
                .contains("Add 2 statements");
        assertThat(policy("pair")).as("nothing is written by a preview").isEmpty();

        Page added = add("pair", "principal", "pair-user", "url", "true", "invoke", "true");
        assertThat(added.status()).isEqualTo(303);
        Page page = console.open(added.location());
        assertThat(page.text())
                .contains("pair-user may call InvokeFunctionUrl and InvokeFunction when the URL uses AWS_IAM .")
                .contains("Sid lk-pair-user-pair, lk-pair-user-pair-fn")
                .contains("Added to pair for pair-user.");
        assertThat(policy("pair"))
                .contains("\"Condition\":{\"StringEquals\":{\"lambda:FunctionUrlAuthType\":\"AWS_IAM\"}}")
                .contains("\"Condition\":{\"Bool\":{\"lambda:InvokedViaFunctionUrl\":\"true\"}}");
        assertThat(entries("pair"))
                .filteredOn(entry -> entry.kind() == ActivityKind.ADD_PERMISSION)
                .hasSize(2)
                .allMatch(entry -> entry.outcome() == Outcome.SUCCEEDED);

        Page ask = console.get(
                "/c/sandbox/functions/pair/permissions/remove?sid=lk-pair-user-pair&sid=lk-pair-user-pair-fn");
        assertThat(ask.text())
                .contains("pair-user loses access: nothing else allows it.")
                .contains("Remove 2 statements");
        Page removed = console.post(
                "/c/sandbox/functions/pair/permissions/remove",
                "sid",
                "lk-pair-user-pair",
                "sid",
                "lk-pair-user-pair-fn",
                "revision",
                field(ask, "revision"));
        assertThat(removed.status()).isEqualTo(303);
        assertThat(policy("pair")).isEmpty();
    }

    @Test
    void addsOneActionAloneAndSaysWhatIsMissing() {
        user("half-user");
        function("half");
        assertThat(add("half", "principal", "half-user", "url", "true").status())
                .isEqualTo(303);
        assertThat(console.get("/c/sandbox/functions/half").text())
                .contains("InvokeFunction is missing.")
                .contains("Add InvokeFunction");
        Page preview = console.get("/c/sandbox/functions/half?given=true&principal=half-user&invoke=true");
        assertThat(preview.text())
                .contains("half-user goes from denied to allowed")
                .contains("Add 1 statement");
    }

    @Test
    void takesTheFirstStatementBackWhenTheSecondIsRefused() {
        user("rollback-user");
        function("rollback");
        iam().putUserPolicy(request ->
                request.userName("latchkey-admin").policyName("deny-second").policyDocument(DENY_SECOND));
        try {
            Page refused = add("rollback", "principal", "rollback-user", "url", "true", "invoke", "true");
            assertThat(refused.status()).isEqualTo(502);
            assertThat(refused.text()).contains("Latchkey may not call lambda:AddPermission here.");
        } finally {
            iam().deleteUserPolicy(request -> request.userName("latchkey-admin").policyName("deny-second"));
        }
        assertThat(policy("rollback")).isEmpty();
        assertThat(entries("rollback").stream().limit(3))
                .extracting(ActivityEntry::kind)
                .containsExactly(
                        ActivityKind.REMOVE_PERMISSION, ActivityKind.ADD_PERMISSION, ActivityKind.ADD_PERMISSION);
        assertThat(entries("rollback").stream().limit(3))
                .extracting(ActivityEntry::outcome)
                .containsExactly(Outcome.SUCCEEDED, Outcome.FAILED, Outcome.SUCCEEDED);
    }

    @Test
    void refusesASidThatIsTakenAndWritesNothing() {
        user("taken-user");
        function("taken");
        lambda().addPermission(request -> request.functionName("taken")
                .statementId("mine-fn")
                .action("lambda:InvokeFunction")
                .principal("cloudfront.amazonaws.com"));
        String before = policy("taken");
        inventory().changed(sandbox());
        String revision = field(console.get("/c/sandbox/functions/taken"), "revision");
        Page refused = add(
                "taken",
                "principal",
                "taken-user",
                "url",
                "true",
                "invoke",
                "true",
                "sid",
                "mine",
                "revision",
                revision);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text())
                .contains("The statement ID mine-fn is taken.")
                .contains("Nothing was added.");
        assertThat(policy("taken")).isEqualTo(before);
        assertThat(entries("taken").getFirst().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void refusesNamesThatLambdaWouldRefuse() {
        user("sid-user");
        function("sids");
        Page refused = add("sids", "principal", "sid-user", "url", "true", "sid", "example.com");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("A statement ID takes letters, digits, - and _");
        assertThat(refused.body()).contains("value=\"example.com\"");
        assertThat(policy("sids")).isEmpty();
    }

    @Test
    void saysThatAwsDoesNotKnowAPrincipal() {
        function("unknown");
        Page refused =
                add("unknown", "principal", "arn:aws:iam::123456789012:user/nobody", "url", "true", "invoke", "true");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("AWS does not know the principal arn:aws:iam::123456789012:user/nobody.")
                .contains("The provided principal was invalid.");
        assertThat(policy("unknown")).isEmpty();
        assertThat(entries("unknown").getFirst().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void refusesWhoIsNoPrincipal() {
        function("names");
        assertThat(add("names", "principal", "", "url", "true").text()).contains("Choose who may call the function.");
        assertThat(add("names", "principal", "nobody", "url", "true").text())
                .contains("No user or role here is called nobody.");
        assertThat(add("names", "principal", "arn:aws:iam::123456789012:group/learners", "url", "true")
                        .text())
                .contains("A group cannot be a principal.");
        assertThat(add("names", "principal", "alice").text()).contains("Tick at least one of the two actions.");
        assertThat(policy("names")).isEmpty();
    }

    @Test
    void letsAnyoneInOnlyWhenTheNameIsTyped() {
        function("open");
        Page asked = add("open", "principal", "*", "url", "true", "invoke", "true");
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.text()).contains("Type open to let anyone in.");
        assertThat(policy("open")).isEmpty();
        Page added = add("open", "principal", "*", "url", "true", "invoke", "true", "confirm", "open");
        assertThat(added.status()).isEqualTo(303);
        assertThat(policy("open")).contains("\"Principal\":\"*\"");
    }

    @Test
    void showsWhatSomebodyElseChangedAndWritesNothing() {
        user("late-user");
        function("late");
        Page seen = console.get("/c/sandbox/functions/late?given=true&principal=late-user&url=true&invoke=true");
        lambda().addPermission(request -> request.functionName("late")
                .statementId("meanwhile")
                .action("lambda:InvokeFunction")
                .principal("cloudfront.amazonaws.com"));
        Page conflict = add(
                "late", "principal", "late-user", "url", "true", "invoke", "true", "revision", field(seen, "revision"));
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text()).contains("Someone changed this policy").contains("\"meanwhile\"");
        assertThat(policy("late")).doesNotContain("late-user");
        assertThat(entries("late").getFirst().kind()).isEqualTo(ActivityKind.ADD_PERMISSION);
        assertThat(entries("late").getFirst().outcome()).isEqualTo(Outcome.FAILED);
        Page retry = console.get(conflict.body()
                .replaceAll("(?s).*href=\"([^\"]*principal=[^\"]*)\".*", "$1")
                .replace("&amp;", "&"));
        inventory().changed(sandbox());
        assertThat(retry.text()).contains("late-user goes from denied to allowed");
    }

    @Test
    void refusesToRemoveFromAPolicyThatChanged() {
        user("gone-user");
        function("gone");
        add("gone", "principal", "gone-user", "url", "true", "invoke", "true");
        Page removed = console.post(
                "/c/sandbox/functions/gone/permissions/remove",
                "sid",
                "lk-gone-user-gone",
                "revision",
                "00000000-0000-0000-0000-000000000000");
        assertThat(removed.status()).isEqualTo(409);
        assertThat(policy("gone")).contains("lk-gone-user-gone");
    }

    @Test
    void refusesToRemoveWhatIsNotThere() {
        function("bare");
        Page removed = console.post("/c/sandbox/functions/bare/permissions/remove", "sid", "nope");
        assertThat(removed.status()).isEqualTo(404);
        assertThat(removed.text()).contains("There is no statement nope here.");
        assertThat(entries("bare").getFirst().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void writesToTheAliasTheUrlBelongsTo() {
        user("alias-user");
        Page added = add(
                "orders-webhook:live",
                "principal",
                "alias-user",
                "url",
                "true",
                "invoke",
                "true",
                "revision",
                field(console.get("/c/sandbox/functions/orders-webhook:live"), "revision"));
        assertThat(added.status()).isEqualTo(303);
        assertThat(lambda().getPolicy(request ->
                                request.functionName("orders-webhook").qualifier("live"))
                        .policy())
                .contains("lk-alias-user-orders-webhook")
                .contains("function:orders-webhook:live");
    }

    private Page add(String function, String... fields) {
        String[] all = new String[fields.length + 2];
        System.arraycopy(fields, 0, all, 2, fields.length);
        all[0] = "given";
        all[1] = "true";
        return console.post("/c/sandbox/functions/" + function + "/permissions", all);
    }

    private String policy(String function) {
        try {
            return lambda().getPolicy(request -> request.functionName(function)).policy();
        } catch (ResourceNotFoundException none) {
            return "";
        }
    }
}
