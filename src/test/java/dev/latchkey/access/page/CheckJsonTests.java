package dev.latchkey.access.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ConsoleClient;
import dev.latchkey.ConsoleClient.Page;
import dev.latchkey.RunningLatchkey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The access check as JSON, on the demo account. */
@RunningLatchkey
class CheckJsonTests {

    private static final String ACCOUNT = "arn:aws:iam::123456789012:";

    @LocalServerPort
    private int port;

    @Autowired
    private JsonMapper mapper;

    private ConsoleClient console;

    @BeforeEach
    void signIn() {
        console = new ConsoleClient(port).signIn(RunningLatchkey.PASSWORD);
    }

    @Test
    void tellsQuestionVerdictGatesAndStatements() {
        Page answer = console.get(
                "/c/sandbox/check.json?principal=" + ACCOUNT + "role/GitHubActions&fn=hello-url&ctx.ip=203.0.113.7");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .containsPattern("(?i)content-disposition=\\[attachment; filename=\"?access-check.json")
                .contains("application/json");
        JsonNode json = mapper.readTree(answer.body());
        assertThat(json.at("/question/principal").asString()).isEqualTo(ACCOUNT + "role/GitHubActions");
        assertThat(json.at("/question/functionArn").asString())
                .isEqualTo("arn:aws:lambda:us-east-1:123456789012:function:hello-url");
        assertThat(json.at("/question/context/ip").asString()).isEqualTo("203.0.113.7");
        assertThat(json.at("/verdict").asString()).isEqualTo("DENIED");
        assertThat(json.at("/sentence").asString()).startsWith("CiInvoke allows the call, but DeployBoundary caps");
        assertThat(json.at("/missingActions")).hasSize(2);
        JsonNode first = json.at("/actions/0");
        assertThat(first.at("/action").asString()).isEqualTo("lambda:InvokeFunctionUrl");
        assertThat(first.at("/decision").asString()).isEqualTo("IMPLICITLY_DENIED");
        assertThat(first.at("/gates")).hasSize(6);
        assertThat(first.at("/gates/3/result").asString()).isEqualTo("Allows");
        assertThat(first.at("/gates/3/deciding/policy").asString()).isEqualTo("CiInvoke");
        assertThat(first.at("/gates/4/result").asString()).isEqualTo("Stops it");
        assertThat(first.at("/statements/0/matched").asBoolean()).isTrue();
        JsonNode boundary = first.at("/statements/1");
        assertThat(boundary.at("/policy").asString()).isEqualTo("DeployBoundary");
        assertThat(boundary.at("/element").asString()).isEqualTo("Resource");
        assertThat(boundary.at("/reason").asString()).contains("do not cover arn:aws:lambda");
    }

    @Test
    void namesWhatIsOpen() {
        JsonNode json = mapper.readTree(
                console.get("/c/sandbox/check.json?principal=" + ACCOUNT + "role/PartnerGateway&fn=image-resize")
                        .body());
        assertThat(json.at("/verdict").asString()).isEqualTo("DEPENDS");
        assertThat(json.at("/openKeys/0").asString()).isEqualTo("aws:SourceVpc");
        assertThat(json.at("/actions/0/decision").asString()).isEqualTo("UNDETERMINED");
    }

    @Test
    void refusesWithTheFieldAndTheReason() {
        Page answer = console.get("/c/sandbox/check.json?principal=carol&fn=nowhere&ctx.ip=1.2.3");
        assertThat(answer.status()).isEqualTo(422);
        JsonNode problems = mapper.readTree(answer.body()).at("/problems");
        assertThat(problems).hasSize(3);
        assertThat(problems.at("/0/field").asString()).isEqualTo("principal");
        assertThat(problems.at("/2/problem").asString()).startsWith("1.2.3 is no IP address.");
        assertThat(mapper.readTree(console.get("/c/sandbox/check.json").body()).at("/problems"))
                .hasSize(2);
    }
}
