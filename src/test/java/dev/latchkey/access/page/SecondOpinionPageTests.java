package dev.latchkey.access.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ConsoleClient;
import dev.latchkey.ConsoleClient.Page;
import dev.latchkey.LatchkeyApplication;
import dev.latchkey.RunningLatchkey;
import dev.latchkey.sandbox.Caller;
import dev.latchkey.sandbox.server.SandboxOptions;
import dev.latchkey.sandbox.server.SandboxServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.services.iam.model.AccessKey;

/** The second opinion on a connection that is not the sandbox of this console: a simulator elsewhere is asked. */
class SecondOpinionPageTests {

    private static final String ID = "123456789012";

    @TempDir
    private static Path directory;

    private static SandboxServer elsewhere;
    private static AlteredAws slowing;
    private static AlteredAws organized;
    private static ConfigurableApplicationContext application;
    private static ConsoleClient console;

    @BeforeAll
    static void start() throws Exception {
        Path theirs = Files.createDirectories(directory.resolve("theirs"));
        elsewhere = new SandboxServer(
                new SandboxOptions(0, theirs, Optional.empty(), Optional.empty(), Optional.empty(), true),
                Clock.systemUTC());
        Caller admin = new Caller(elsewhere.port(), elsewhere.accessKeyId(), elsewhere.secretAccessKey(), null);
        slowing = AlteredAws.throttling(elsewhere.port());
        organized = AlteredAws.organized(elsewhere.port());
        AccessKey blind = blindReader(admin);
        grantByResourcePolicy(admin, "role/DataScience");
        demandMfa(admin);
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--latchkey.data-dir=" + directory.resolve("ours"),
                "--latchkey.sandbox.enabled=false",
                "--latchkey.admin.password=" + RunningLatchkey.PASSWORD));
        arguments.addAll(connection("aws", elsewhere.port(), elsewhere.accessKeyId(), elsewhere.secretAccessKey()));
        arguments.addAll(connection("blind", elsewhere.port(), blind.accessKeyId(), blind.secretAccessKey()));
        arguments.addAll(connection("slow", slowing.port(), elsewhere.accessKeyId(), elsewhere.secretAccessKey()));
        arguments.addAll(
                connection("organized", organized.port(), elsewhere.accessKeyId(), elsewhere.secretAccessKey()));
        application = SpringApplication.run(LatchkeyApplication.class, arguments.toArray(String[]::new));
        int port = ((ServletWebServerApplicationContext) application)
                .getWebServer()
                .getPort();
        console = new ConsoleClient(port).signIn(RunningLatchkey.PASSWORD);
    }

    private static List<String> connection(String id, int port, String accessKeyId, String secretAccessKey) {
        String name = "--latchkey.connections." + id + ".";
        return List.of(
                name + "endpoint=http://127.0.0.1:" + port,
                name + "credentials.type=static",
                name + "credentials.access-key-id=" + accessKeyId,
                name + "credentials.secret-access-key=" + secretAccessKey);
    }

    /** May read everything, and simulate nothing. */
    private static AccessKey blindReader(Caller admin) {
        admin.iam().createUser(request -> request.userName("blind"));
        admin.iam()
                .putUserPolicy(
                        request -> request.userName("blind").policyName("Read").policyDocument("""
                            {"Version":"2012-10-17","Statement":[
                             {"Effect":"Allow","Action":["iam:Get*","iam:List*","lambda:Get*","lambda:List*"],"Resource":"*"}]}\
                            """));
        return admin.iam().createAccessKey(request -> request.userName("blind")).accessKey();
    }

    private static void grantByResourcePolicy(Caller admin, String principal) {
        admin.lambda()
                .addPermission(request -> request.functionName("session-echo")
                        .statementId("url")
                        .action("lambda:InvokeFunctionUrl")
                        .principal("arn:aws:iam::" + ID + ":" + principal)
                        .functionUrlAuthType("AWS_IAM"));
        admin.lambda()
                .addPermission(request -> request.functionName("session-echo")
                        .statementId("fn")
                        .action("lambda:InvokeFunction")
                        .principal("arn:aws:iam::" + ID + ":" + principal)
                        .invokedViaFunctionUrl(true));
    }

    /** A user who may call everything, but only with MFA, of which a long-term key says nothing at all. */
    private static void demandMfa(Caller admin) {
        admin.iam().createUser(request -> request.userName("kay"));
        admin.iam()
                .putUserPolicy(
                        request -> request.userName("kay").policyName("WithMfa").policyDocument("""
                            {"Version":"2012-10-17","Statement":[
                             {"Effect":"Allow","Action":"lambda:*","Resource":"*"},
                             {"Effect":"Deny","Action":"*","Resource":"*",
                              "Condition":{"StringNotEquals":{"aws:MultiFactorAuthPresent":"true"}}}]}\
                            """));
    }

    @AfterAll
    static void stop() {
        application.close();
        slowing.close();
        organized.close();
        elsewhere.close();
    }

    @Test
    void theCheckHasASlotThatAsks() {
        Page check = console.get("/c/aws/check?principal=" + encoded(user("alice")) + "&fn=hello-url");
        assertThat(check.status()).isEqualTo(200);
        assertThat(check.body()).contains("hx-get=\"/c/aws/check/aws?principal=");
    }

    @Test
    void showsWhereBothDenyAndNamesBothActions() {
        Page page = console.get(question("aws", user("alice"), "hello-url", ""));
        assertThat(page.text()).contains("Second opinion", "InvokeFunctionUrl", "InvokeFunction", "implicitDeny");
        assertThat(page.text()).contains("They agree").doesNotContain("They differ");
    }

    @Test
    void answersHtmxWithTheCardAlone() {
        Page part = console.get(question("aws", user("alice"), "hello-url", ""), "HX-Request", "true");
        assertThat(part.body())
                .contains("id=\"second\"")
                .doesNotContain("<html")
                .doesNotContain("class=\"nav\"");
    }

    @Test
    void saysWhichStatementsAwsFound() {
        Page page = console.get(question("aws", user("bob"), "price-quote", "&ctx.with=key"));
        assertThat(page.text()).contains("allowed", "user_bob_").contains("They agree");
    }

    @Test
    void explainsWhatASessionPolicyChanges() {
        String nothing = encoded("""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}\
            """);
        String role = "arn:aws:iam::" + ID + ":role/OrdersService";
        Page with = console.get(question("aws", role, "price-quote", "&ctx.with=session&ctx.policy=" + nothing));
        assertThat(with.text()).contains("They differ", "AWS’s simulator does not know session policies");
    }

    @Test
    void explainsThatARolesResourcePolicyIsNotSimulated() {
        Page page = console.get(
                question("aws", "arn:aws:iam::" + ID + ":role/DataScience", "session-echo", "&ctx.with=session"));
        assertThat(page.text())
                .contains("Allowed", "implicitDeny", "They differ")
                .contains("AWS’s simulator takes resource policies for users only");
    }

    @Test
    void asksForTheRoleBehindASession() {
        Page page = console.get(question(
                "aws",
                "arn:aws:sts::" + ID + ":assumed-role/BreakGlassAdmin/night",
                "price-quote",
                "&ctx.with=session"));
        assertThat(page.text()).contains("They agree", "AdministratorAccess").doesNotContain("They differ");
    }

    @Test
    void passesAUsersResourcePolicyAndBothKeys() {
        Page page = console.get(question("aws", user("ci-deployer"), "image-resize", "&ctx.with=key"));
        assertThat(page.text()).contains("ResourcePolicy", "They agree").doesNotContain("They differ");
    }

    @Test
    void namesTheBoundaryAwsFound() {
        Page page = console.get(
                question("aws", "arn:aws:iam::" + ID + ":role/GitHubActions", "hello-url", "&ctx.with=session"));
        assertThat(page.text()).contains("not allowed by the permissions boundary", "They agree");
    }

    @Test
    void doesNotTellWhereOursDependsOnAKeyNobodyKnows() {
        String role = "arn:aws:iam::" + ID + ":role/PartnerGateway";
        Page open = console.get(question("aws", role, "image-resize", "&ctx.with=session"));
        assertThat(open.text())
                .contains("Depends", "Does not tell", "Nobody said what aws:SourceVpc would be.")
                .doesNotContain("They differ");
        Page told = console.get(question("aws", role, "image-resize", "&ctx.with=session&ctx.vpc=vpc-0a41c7"));
        assertThat(told.text()).contains("allowed", "They agree").doesNotContain("aws:SourceVpc");
    }

    @Test
    void explainsThatAbsentKeysCannotBeTold() {
        Page page = console.get(question("aws", user("kay"), "hello-url", "&ctx.with=key"));
        assertThat(page.text()).contains("They differ", "This call carries no aws:MultiFactorAuthPresent.");
    }

    @Test
    void explainsWithTheOrganizationOnlyAwsKnows() {
        Page page = console.get(question("organized", user("bob"), "price-quote", "&ctx.with=key"));
        assertThat(page.text())
                .contains("Allowed", "explicitDeny", "not allowed by the organization", "They differ")
                .contains("A service control policy stands against it.");
    }

    @Test
    void saysThatAwsIsSlowingUsDown() {
        Page page = console.get(question("slow", user("alice"), "hello-url", ""));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("AWS is slowing us down.", "Rate exceeded")
                .doesNotContain("They agree");
    }

    @Test
    void saysWhatAwsRefused() {
        Page page = console.get(question("blind", user("alice"), "hello-url", ""));
        assertThat(page.text()).contains("iam:SimulatePrincipalPolicy").doesNotContain("They agree");
        assertThat(page.status()).isEqualTo(200);
    }

    @Test
    void isNotAskedAboutStrangersPublicUrlsAndHalfQuestions() {
        assertThat(console.get(question("aws", "arn:aws:iam::444455556666:user/eve", "hello-url", ""))
                        .text())
                .contains("cannot be asked about this principal");
        assertThat(console.get(question("aws", "anonymous", "hello-url", "")).text())
                .contains("cannot be asked about this principal");
        assertThat(console.get("/c/aws/check/aws").text()).contains("was not asked");
        assertThat(console.get(question("aws", user("alice"), "no-such-function", ""))
                        .text())
                .contains("was not asked");
        assertThat(console.get("/c/aws/check/aws?principal=" + encoded("<script>alert(1)</script>") + "&fn=x")
                        .body())
                .doesNotContain("<script>alert");
    }

    private static String question(String connection, String principal, String function, String context) {
        return "/c/" + connection + "/check/aws?principal=" + encoded(principal) + "&fn=" + function + context;
    }

    private static String user(String name) {
        return "arn:aws:iam::" + ID + ":user/" + name;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
