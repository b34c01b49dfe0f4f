package dev.latchkey.inventory.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.aws.AwsProblem;
import dev.latchkey.aws.Connections;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.FunctionUrl.AuthType;
import dev.latchkey.inventory.FunctionUrl.InvokeMode;
import dev.latchkey.inventory.HeldPolicy;
import dev.latchkey.inventory.Inventory;
import dev.latchkey.inventory.KnownFunction;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.inventory.ReadGap;
import dev.latchkey.inventory.ReadGap.Part;
import dev.latchkey.inventory.ResourcePolicy;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.policy.PolicyType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The real SDK clients read prepared answers. */
class InventoryReaderTests {

    private static final String MAIN = "User,Role,Group,LocalManagedPolicy";
    private static final String DOCUMENT = """
        {"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Action":"lambda:Invoke*","Resource":"arn:aws:lambda:us-east-1:111122223333:function:a+b"}]}\
        """;
    private static final String RESOURCE = """
        {\\"Version\\":\\"2012-10-17\\",\\"Id\\":\\"default\\",\\"Statement\\":[{\\"Sid\\":\\"%s\\",\\"Effect\\":\\"Allow\\",\\"Principal\\":\\"*\\",\\"Action\\":\\"lambda:InvokeFunctionUrl\\",\\"Resource\\":\\"arn:aws:lambda:us-east-1:111122223333:function:fn\\"}]}\
        """;

    private final StubAws aws = new StubAws();
    private ConfigurableApplicationContext context;

    @Configuration
    @ComponentScan({"dev.latchkey.aws", "dev.latchkey.inventory"})
    static class Modules {}

    @BeforeEach
    void start() {
        context = new SpringApplicationBuilder(Modules.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(
                        "spring.config.location=optional:classpath:/none/",
                        "latchkey.connections.stub.endpoint=" + aws.endpoint(),
                        "latchkey.connections.stub.credentials.type=static",
                        "latchkey.connections.stub.credentials.access-key-id=AKIAIOSFODNN7EXAMPLE",
                        "latchkey.connections.stub.credentials.secret-access-key=x")
                .run();
    }

    @AfterEach
    void stop() {
        context.close();
        aws.close();
    }

    @Test
    void mergesPagesThatMixTheListsAndMayBeEmpty() {
        aws.iam(MAIN, "", roles("app"), "m1")
                .iam(MAIN, "m1", "", "m2")
                .iam(MAIN, "m2", users("bob", "", ""), "m3")
                .iam(MAIN, "m3", users("alice", "", "") + groups("staff"), "");
        Snapshot snapshot = read();
        assertThat(snapshot.principals())
                .extracting(principal -> principal.kind() + " " + principal.name())
                .containsExactly("USER alice", "USER bob", "ROLE app", "GROUP staff");
        assertThat(snapshot.gaps()).isEmpty();
        assertThat(snapshot.origin().accountId()).isEqualTo("111122223333");
    }

    @Test
    void decodesDocumentsAndKeepsPlusSigns() {
        String inline = "<UserPolicyList><member><PolicyName>P</PolicyName><PolicyDocument>" + StubAws.encoded(DOCUMENT)
                + "</PolicyDocument></member></UserPolicyList>";
        aws.iam(MAIN, "", users("bob", inline, ""), "");
        HeldPolicy held = bob(read()).policies().getFirst();
        assertThat(held.document().json()).isEqualTo(DOCUMENT);
        assertThat(held.document().problems()).isEmpty();
        assertThat(held.document().statements()).isEqualTo(1);
        assertThat(held.kind()).isEqualTo(HeldPolicy.Kind.INLINE);
    }

    @Test
    void keepsAMalformedDocumentWithItsProblems() {
        String inline =
                "<UserPolicyList><member><PolicyName>P</PolicyName><PolicyDocument>%7B%22Statement%22</PolicyDocument></member></UserPolicyList>";
        aws.iam(MAIN, "", users("bob", inline, ""), "");
        Snapshot snapshot = read();
        HeldPolicy held = bob(snapshot).policies().getFirst();
        assertThat(held.document().readable()).isFalse();
        assertThat(held.document().problems()).isNotEmpty();
        FunctionUrl url = new FunctionUrl(
                "fn",
                null,
                "arn:aws:lambda:us-east-1:111122223333:function:fn",
                aws.endpoint(),
                AuthType.AWS_IAM,
                InvokeMode.BUFFERED,
                new ResourcePolicy.None());
        assertThat(snapshot.policySetOf(bob(snapshot), url).unread()).containsExactly(PolicyType.IDENTITY);
    }

    @Test
    void takesTheDefaultVersionOfManagedPoliciesAndTheBoundary() {
        String attached = attached("arn:aws:iam::111122223333:policy/Team")
                + "<PermissionsBoundary><PermissionsBoundaryType>Policy</PermissionsBoundaryType><PermissionsBoundaryArn>arn:aws:iam::111122223333:policy/Team</PermissionsBoundaryArn></PermissionsBoundary>";
        aws.iam(MAIN, "", users("bob", "", attached) + managed("arn:aws:iam::111122223333:policy/Team", "v2"), "");
        KnownPrincipal bob = bob(read());
        HeldPolicy held = bob.attached().getFirst();
        assertThat(held.versionId()).isEqualTo("v2");
        assertThat(held.document()
                        .policy()
                        .orElseThrow()
                        .statements()
                        .getFirst()
                        .sid())
                .contains("v2");
        assertThat(bob.findBoundary().orElseThrow().source().type()).isEqualTo(PolicyType.BOUNDARY);
        assertThat(bob.findBoundary().orElseThrow().name()).isEqualTo("Team");
        assertThat(aws.calls()).noneMatch(call -> call.contains("AWSManagedPolicy"));
    }

    @Test
    void asksForAwsPoliciesOnlyWhereSomebodyHoldsOne() {
        String arn = "arn:aws:iam::aws:policy/AdministratorAccess";
        aws.iam(MAIN, "", users("bob", "", attached(arn)), "").iam("AWSManagedPolicy", "", managed(arn, "v1"), "");
        HeldPolicy held = bob(read()).attached().getFirst();
        assertThat(held.kind()).isEqualTo(HeldPolicy.Kind.AWS_MANAGED);
        assertThat(held.document().readable()).isTrue();
    }

    @Test
    void inheritsGroupPoliciesAndSaysThroughWhichGroup() {
        String member = "<GroupList><member>staff</member></GroupList>";
        aws.iam(MAIN, "", users("bob", "", member) + groups("staff"), "");
        Snapshot snapshot = read();
        assertThat(snapshot.policiesOf(bob(snapshot))).singleElement().satisfies(held -> {
            assertThat(held.name()).isEqualTo("GroupPolicy");
            assertThat(held.group()).contains("staff");
        });
        assertThat(snapshot.membersOf("staff")).extracting(KnownPrincipal::name).containsExactly("bob");
    }

    @Test
    void readsEveryPolicyThatGuardsAUrl() {
        aws.lambda("/2015-03-31/functions", functions("m1", "fn"))
                .lambda("/2015-03-31/functions?Marker=m1", functions("", "bare"))
                .lambda("/2021-10-31/functions/fn/urls", urls("fn:AWS_IAM", "fn:live:NONE"))
                .lambda("/2021-10-31/functions/bare/urls", urls())
                .lambda("/2015-03-31/functions/fn/policy", policy("own"))
                .lambda("/2015-03-31/functions/fn/policy?Qualifier=live", policy("alias"));
        Snapshot snapshot = read();
        assertThat(snapshot.functionUrls()).extracting(FunctionUrl::id).containsExactly("fn", "fn:live");
        assertThat(sid(snapshot, "fn")).isEqualTo("own");
        assertThat(sid(snapshot, "fn:live")).isEqualTo("alias");
        assertThat(snapshot.findFunctionUrl("fn:live").orElseThrow().unsigned()).isTrue();
        assertThat(snapshot.functionsWithoutUrl())
                .extracting(KnownFunction::name)
                .containsExactly("bare");
        assertThat(snapshot.findFunction("bare").orElseThrow().resourcePolicy()).isEqualTo(new ResourcePolicy.None());
        assertThat(snapshot.gaps()).isEmpty();
    }

    @Test
    void skipsAFunctionDeletedWhileReading() {
        aws.lambda("/2015-03-31/functions", functions("", "fn", "gone"))
                .lambda("/2021-10-31/functions/fn/urls", urls("fn:AWS_IAM"))
                .lambdaRefuses(
                        "/2021-10-31/functions/gone/urls", 404, "ResourceNotFoundException", "Function does not exist");
        Snapshot snapshot = read();
        assertThat(snapshot.functions()).extracting(KnownFunction::name).containsExactly("fn");
        assertThat(snapshot.gaps()).isEmpty();
    }

    @Test
    void endsWhenAPageMarkerComesBack() {
        aws.iam(MAIN, "", users("bob", "", ""), "m1")
                .iam(MAIN, "m1", users("eve", "", ""), "m1")
                .lambda("/2015-03-31/functions", functions("x", "fn"))
                .lambda("/2015-03-31/functions?Marker=x", functions("x"));
        Snapshot snapshot = read();
        assertThat(snapshot.principals()).hasSize(2);
        assertThat(snapshot.gaps())
                .extracting(ReadGap::part)
                .containsExactlyInAnyOrder(Part.PRINCIPALS, Part.FUNCTIONS);
    }

    @Test
    void aRefusedListIsAGapAndTheRestStillReads() {
        aws.iamRefuses(MAIN, "AccessDenied", "User: reader is not authorized")
                .lambda("/2015-03-31/functions", functions("", "fn"))
                .lambda("/2021-10-31/functions/fn/urls", urls("fn:AWS_IAM"))
                .lambdaRefuses("/2015-03-31/functions/fn/policy", 403, "AccessDeniedException", "not authorized");
        Snapshot snapshot = read();
        assertThat(snapshot.gaps())
                .contains(
                        new ReadGap(
                                Part.PRINCIPALS,
                                "iam:GetAccountAuthorizationDetails",
                                java.util.List.of(),
                                "User: reader is not authorized",
                                true),
                        new ReadGap(
                                Part.RESOURCE_POLICIES,
                                "lambda:GetPolicy",
                                java.util.List.of("fn"),
                                "not authorized",
                                true));
        FunctionUrl url = snapshot.findFunctionUrl("fn").orElseThrow();
        assertThat(url.resourcePolicy()).isEqualTo(new ResourcePolicy.Unreadable());
        assertThat(snapshot.policySetOf(url).build().unread()).containsExactly(PolicyType.RESOURCE);
    }

    @Test
    void credentialsNobodyKnowsAreNoGap() {
        aws.iamRefuses(MAIN, "InvalidClientTokenId", "The security token included in the request is invalid.");
        assertThatThrownBy(this::read)
                .isInstanceOf(AwsProblem.class)
                .extracting(problem -> ((AwsProblem) problem).code())
                .isEqualTo("InvalidClientTokenId");
    }

    private Snapshot read() {
        return context.getBean(Inventory.class)
                .refresh(context.getBean(Connections.class).get("stub"));
    }

    private static KnownPrincipal bob(Snapshot snapshot) {
        return snapshot.findPrincipal(PrincipalKind.USER, "bob").orElseThrow();
    }

    private static String sid(Snapshot snapshot, String id) {
        return snapshot.findFunctionUrl(id)
                .flatMap(url -> url.resourcePolicy().policy())
                .flatMap(policy -> policy.statements().getFirst().sid())
                .orElseThrow();
    }

    private static String users(String name, String inline, String more) {
        return """
            <UserDetailList><member><Path>/</Path><UserName>%1$s</UserName><UserId>AIDA%1$s</UserId><Arn>arn:aws:iam::111122223333:user/%1$s</Arn><CreateDate>2026-11-01T08:00:00Z</CreateDate>%2$s%3$s</member></UserDetailList>\
            """.formatted(name, inline, more);
    }

    private static String roles(String name) {
        return """
            <RoleDetailList><member><Path>/</Path><RoleName>%1$s</RoleName><RoleId>AROA%1$s</RoleId><Arn>arn:aws:iam::111122223333:role/%1$s</Arn><CreateDate>2026-11-01T08:00:00Z</CreateDate><AssumeRolePolicyDocument>%2$s</AssumeRolePolicyDocument></member></RoleDetailList>\
            """.formatted(name, StubAws.encoded("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}\
                """));
    }

    private static String groups(String name) {
        return """
            <GroupDetailList><member><Path>/</Path><GroupName>%1$s</GroupName><GroupId>AGPA%1$s</GroupId><Arn>arn:aws:iam::111122223333:group/%1$s</Arn><CreateDate>2026-11-01T08:00:00Z</CreateDate><GroupPolicyList><member><PolicyName>GroupPolicy</PolicyName><PolicyDocument>%2$s</PolicyDocument></member></GroupPolicyList></member></GroupDetailList>\
            """.formatted(name, StubAws.encoded(DOCUMENT));
    }

    private static String attached(String arn) {
        return "<AttachedManagedPolicies><member><PolicyName>" + arn.substring(arn.lastIndexOf('/') + 1)
                + "</PolicyName><PolicyArn>" + arn + "</PolicyArn></member></AttachedManagedPolicies>";
    }

    private static String managed(String arn, String version) {
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        return "<Policies><member><PolicyName>" + name + "</PolicyName><Arn>" + arn + "</Arn><DefaultVersionId>"
                + version
                + "</DefaultVersionId><PolicyVersionList>" + version("v1", version) + version("v2", version)
                + "</PolicyVersionList></member></Policies>";
    }

    private static String version(String id, String inForce) {
        return "<member><VersionId>" + id + "</VersionId><IsDefaultVersion>" + id.equals(inForce)
                + "</IsDefaultVersion><Document>" + StubAws.encoded(DOCUMENT.replace("\"A\"", "\"" + id + "\""))
                + "</Document></member>";
    }

    private static String functions(String next, String... names) {
        StringBuilder list = new StringBuilder();
        for (String name : names) {
            list.append(list.isEmpty() ? "" : ",").append("""
                {"FunctionName":"%1$s","FunctionArn":"arn:aws:lambda:us-east-1:111122223333:function:%1$s","Runtime":"java21","Role":"arn:aws:iam::111122223333:role/exec"}\
                """.formatted(name));
        }
        return "{\"Functions\":[" + list + "]" + (next.isEmpty() ? "" : ",\"NextMarker\":\"" + next + "\"") + "}";
    }

    private static String urls(String... specs) {
        StringBuilder list = new StringBuilder();
        for (String spec : specs) {
            String id = spec.substring(0, spec.lastIndexOf(':'));
            list.append(list.isEmpty() ? "" : ",")
                    .append("""
                        {"FunctionUrl":"https://%1$s.lambda-url.us-east-1.on.aws/","FunctionArn":"arn:aws:lambda:us-east-1:111122223333:function:%2$s","AuthType":"%3$s","InvokeMode":"BUFFERED","CreationTime":"2026-02-09T07:22:19.958646680Z","LastModifiedTime":"2026-02-09T07:22:19.958646680Z"}\
                        """.formatted(id.replace(':', '-'), id, spec.substring(spec.lastIndexOf(':') + 1)));
        }
        return "{\"FunctionUrlConfigs\":[" + list + "]}";
    }

    private static String policy(String sid) {
        return "{\"Policy\":\"" + RESOURCE.formatted(sid) + "\",\"RevisionId\":\"4f1c9a\"}";
    }
}
