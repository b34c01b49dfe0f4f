package dev.latchkey.invocation.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ConsoleClient.Page;
import dev.latchkey.activity.ActivityEntry;
import dev.latchkey.activity.ActivityEntry.Outcome;
import dev.latchkey.session.SigningIdentity;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

class ProbePageTests extends RunningProbes {

    @Test
    void agreesWhenAnAllowedCallPasses() {
        SigningIdentity key = keyOf("bob");

        Page result = probe(BOB, "price-quote", "ALLOWED", "as", key.id());

        assertThat(result.status()).isEqualTo(200);
        assertThat(result.text()).contains("Predicted Allowed", "200 OK", "They agree", "Probe again");
        ActivityEntry entry = latest();
        assertThat(entry.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(entry.fact("principal")).isEqualTo(BOB);
        assertThat(entry.fact("function")).isEqualTo("price-quote");
        assertThat(entry.fact("method")).isEqualTo("GET");
        assertThat(entry.fact("path")).isEqualTo("/");
        assertThat(entry.fact("predicted")).isEqualTo("ALLOWED");
        assertThat(entry.fact("status")).isEqualTo("200");
        assertThat(entry.fact("answeredBy")).isEqualTo("function");
        assertThat(entry.fact("agrees")).isEqualTo("true");
        assertThat(entry.fact("accessKeyId")).isEqualTo(key.accessKeyId());
        assertThat(console.get("/activity?entry=" + entry.number()).text())
                .contains("Probed price-quote", "GET / as bob, predicted allowed, they agree");
    }

    @Test
    void agreesWhenLambdaRefusesADeniedCall() {
        keyOf("bob");

        Page result = probe(BOB, "hello-url", "DENIED");

        assertThat(result.text()).contains("Predicted Denied, 403", "403 Forbidden", "They agree");
        assertThat(latest().fact("answeredBy")).isEqualTo("front door");
        assertThat(latest().fact("agrees")).isEqualTo("true");
    }

    @Test
    void differsWhenADeniedCallPasses() {
        keyOf("bob");

        Page result = probe(BOB, "price-quote", "DENIED");

        assertThat(result.text()).contains("They differ", "Latchkey expected 403, and the call was let in.");
        assertThat(result.body()).contains("href=\"/audit/findings/" + latest().number() + "\"");
        assertThat(latest().fact("agrees")).isEqualTo("false");
        assertThat(console.get("/audit/findings/" + latest().number()).text())
                .contains("bob gets through to price-quote", "GET /", "See the request");
    }

    @Test
    void differsWhenAnAllowedCallIsRefused() {
        keyOf("bob");

        Page result = probe(BOB, "hello-url", "ALLOWED");

        assertThat(result.text()).contains("They differ", "Latchkey expected the call to pass.");
        assertThat(result.form("/inventory/read").fields())
                .anySatisfy(field -> assertThat(field.getValue()).startsWith("/check?principal=arn"));
        assertThat(console.send(result.form("/inventory/read")).text())
                .contains("Access check", "Denied, nothing allows it");
        assertThat(latest().fact("agrees")).isEqualTo("false");
    }

    @Test
    void saysWhatTheAnswerTellsWhereThePredictionWasOpen() {
        keyOf("bob");

        assertThat(probe(BOB, "price-quote", "DEPENDS").text()).contains("Allowed this time", "met the condition");
        assertThat(latest().fact("agrees")).isEqualTo("open");
        assertThat(probe(BOB, "hello-url", "UNKNOWN").text()).contains("Denied this time", "could not be read");
        assertThat(latest().fact("agrees")).isEqualTo("open");
    }

    @Test
    void leavesADifferenceOpenWhereTheCheckTookAContextForGranted() {
        keyOf("bob");
        String given = address(BOB, "hello-url", "ALLOWED") + "&context=given";

        Page result = console.send(console.get(given).form("/probe"));

        assertThat(result.text()).contains("Does not tell", "took a request context for granted");
        assertThat(latest().fact("agrees")).isEqualTo("open");
        assertThat(latest().fact("assumed")).isEqualTo("true");
    }

    @Test
    void probesAPublicUrlUnsignedWhoeverIsAskedAbout() {
        keyOf("bob");

        assertThat(probe(BOB, "partner-callback", "PUBLIC").text())
                .contains("unsigned request", "200 OK", "They agree");
        assertThat(latest().fact("identityKind")).isEqualTo("UNSIGNED");
        assertThat(probe("anonymous", "hello-url", "DENIED").text()).contains("403 Forbidden", "They agree");
        assertThat(latest().fact("principal")).isEqualTo("anonymous");
    }

    @Test
    void takesTheFunctionsOwn403ForACallThatPassed() {
        LambdaClient lambda = clients.lambda(connections.get("sandbox"));
        Functions.open(lambda, "says-no", "forbidding.handler");
        try {
            console.post("/c/sandbox/inventory/read");

            Page result = probe("anonymous", "says-no", "PUBLIC");

            assertThat(result.text()).contains("403 by the function itself", "They agree");
            assertThat(latest().fact("evidence")).isEqualTo("PASSED");
        } finally {
            lambda.deleteFunction(delete -> delete.functionName("says-no"));
        }
    }

    @Test
    void signsForARoleWithASessionOfItUnlessASessionPolicyNarrowsThat() {
        IamClient iam = clients.iam(connections.get("sandbox"));
        String role = "arn:aws:iam::" + ACCOUNT + ":role/DataScience";
        iam.createUser(create -> create.userName("prober"));
        iam.putUserPolicy(put -> put.userName("prober")
                .policyName("Assume")
                .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                        + "\"Action\":\"sts:AssumeRole\",\"Resource\":\"*\"}]}"));
        SigningIdentity key = keyOf("prober");
        try {
            assertThat(console.get(address(role, "price-quote", "DENIED")).text())
                    .contains("You hold no session of DataScience.", "Assume the role");
            assume(
                    key,
                    role,
                    "narrow",
                    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}");
            assertThat(console.get(address(role, "price-quote", "DENIED")).text())
                    .contains("Your session of DataScience carries a session policy");
            assume(key, role, "wide", "");

            Page result = probe(role, "price-quote", "DENIED");

            assertThat(result.text()).contains("403 Forbidden", "They agree");
            assertThat(latest().fact("principal")).isEqualTo(role);
            assertThat(latest().fact("mechanism")).isEqualTo("AssumeRole");
            assertThat(latest().fact("via")).isEqualTo("prober");
        } finally {
            iam.deleteUserPolicy(delete -> delete.userName("prober").policyName("Assume"));
        }
    }

    @Test
    void keepsQueryAndMethodForTheNextTry() {
        keyOf("bob");

        Page result = probe(BOB, "price-quote", "ALLOWED", "method", "POST", "path", "/quote?of=1");

        assertThat(result.body()).contains("value=\"/quote?of=1\"");
        assertThat(result.body()).containsPattern("<option value=\"POST\" selected");
        assertThat(latest().fact("path")).isEqualTo("/quote");
        assertThat(latest().fact("method")).isEqualTo("POST");
        assertThat(console.get("/c/sandbox/invoke").text()).contains("price-quote/quote?of=1");
    }

    private void assume(SigningIdentity key, String role, String name, String policy) {
        Page minted = console.post(
                "/c/sandbox/sessions",
                "tab",
                "assume-role",
                "source",
                key.id(),
                "seconds",
                "900",
                "role",
                role,
                "sessionName",
                name,
                "sessionPolicy",
                policy);
        assertThat(minted.status()).as(minted.text()).isEqualTo(303);
    }
}
