package dev.latchkey.access.remedy;

import static dev.latchkey.access.Account.ID;
import static dev.latchkey.access.Account.allow;
import static dev.latchkey.access.Account.attached;
import static dev.latchkey.access.Account.aws;
import static dev.latchkey.access.Account.both;
import static dev.latchkey.access.Account.bounded;
import static dev.latchkey.access.Account.deny;
import static dev.latchkey.access.Account.functionArn;
import static dev.latchkey.access.Account.group;
import static dev.latchkey.access.Account.iam;
import static dev.latchkey.access.Account.in;
import static dev.latchkey.access.Account.inline;
import static dev.latchkey.access.Account.none;
import static dev.latchkey.access.Account.nothing;
import static dev.latchkey.access.Account.pair;
import static dev.latchkey.access.Account.role;
import static dev.latchkey.access.Account.roleArn;
import static dev.latchkey.access.Account.trusting;
import static dev.latchkey.access.Account.unread;
import static dev.latchkey.access.Account.user;
import static dev.latchkey.access.Account.userArn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.access.Account;
import dev.latchkey.access.remedy.words.Step;
import org.junit.jupiter.api.Test;

/** Each kind of way, over accounts small enough to read. */
class WaysToAllowTests {

    private static final String OPEN = both("hello");

    @Test
    void needsNothingWhereTheCallIsAllowed() {
        Account account = new Account().add(user("bob", inline("Mine", OPEN))).add(iam("hello", nothing()));

        assertThat(Trial.of(account, userArn("bob"), "hello").ways()).isEmpty();
    }

    @Test
    void addsTheLeastToTheUserOrToTheFunction() {
        Account account = new Account().add(user("bob")).add(iam("hello", nothing()));

        Trial trial = Trial.of(account, userArn("bob"), "hello");

        assertThat(trial.words())
                .containsExactly(
                        "Add both actions to the policies of bob",
                        "Add 2 statements for bob to the resource policy of hello");
        assertThat(trial.first().evidence().getFirst().json()).isEqualToIgnoringWhitespace("""
            {"Version":"2012-10-17","Statement":[
             {"Sid":"CallFunctionUrl","Effect":"Allow","Action":"lambda:InvokeFunctionUrl",
              "Resource":"arn:aws:lambda:us-east-1:111122223333:function:hello",
              "Condition":{"StringEquals":{"lambda:FunctionUrlAuthType":"AWS_IAM"}}},
             {"Sid":"InvokeThroughUrl","Effect":"Allow","Action":"lambda:InvokeFunction",
              "Resource":"arn:aws:lambda:us-east-1:111122223333:function:hello",
              "Condition":{"Bool":{"lambda:InvokedViaFunctionUrl":"true"}}}]}
            """);
        assertThat(trial.proved()).allMatch(trial::holds);
        assertThat(trial.proved()).allSatisfy(way -> assertThat(way.effect()).isEqualTo("Gives nobody else access."));
    }

    @Test
    void addsOnlyTheActionThatIsMissing() {
        Account account = new Account()
                .add(user("theo", inline("Article", allow("lambda:InvokeFunctionUrl", functionArn("hello")))))
                .add(iam("hello", nothing()));

        Trial trial = Trial.of(account, userArn("theo"), "hello");

        assertThat(trial.words())
                .containsExactly(
                        "Add InvokeFunction to the policies of theo",
                        "Add a statement for theo to the resource policy of hello");
        assertThat(trial.first().evidence().getFirst().json()).doesNotContain("InvokeFunctionUrl\"");
        assertThat(trial.way("Add a statement").steps().getFirst().address())
                .isEqualTo("/functions/hello?tab=access&principal=arn%3Aaws%3Aiam%3A%3A111122223333%3Auser%2Ftheo"
                        + "&given=true&invoke=true");
    }

    @Test
    void namesTheAliasOfAnAliasUrl() {
        Account account =
                new Account().add(user("bob", inline("Plain", both("hello")))).add(iam("hello:live", nothing()));

        Trial trial = Trial.of(account, userArn("bob"), "hello:live");

        assertThat(trial.first().evidence().getFirst().json()).contains("function:hello:live\"");
        assertThat(trial.first().evidence().getFirst().title())
                .isEqualTo("New inline policy latchkey-hello-live of bob");
    }

    @Test
    void prefersSomebodyWhoMayAlready() {
        Account account = new Account()
                .add(user("bob"))
                .add(user("carol", inline("Mine", OPEN)))
                .add(role("runner", inline("Mine", OPEN)))
                .add(iam("hello", nothing()));

        Trial trial = Trial.of(account, userArn("bob"), "hello");

        assertThat(trial.words()).hasSize(3).first().isEqualTo("Invoke as runner, which is already allowed");
        assertThat(trial.first().steps())
                .containsExactly(new Step(
                        "Sign as", "/sessions?tab=assume-role&role=arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2Frunner"));
        assertThat(trial.first().effect()).isEmpty();
    }

    @Test
    void prefersARoleThatTrustsTheAsker() {
        Account account = new Account()
                .add(user("bob"))
                .add(trusting(role("closed", inline("Mine", OPEN)), aws(userArn("carol"))))
                .add(trusting(role("open", inline("Mine", OPEN)), aws(userArn("bob"))))
                .add(iam("hello", nothing()));

        assertThat(Trial.of(account, userArn("bob"), "hello").words().getFirst())
                .isEqualTo("Invoke as open, a role it may assume, which is already allowed");
    }

    @Test
    void takesATrustedAccountForNoMoreThanItIs() {
        Account account = new Account()
                .add(user("bob"))
                .add(user("carol", inline("Assume", allow("sts:AssumeRole", roleArn("runner")))))
                .add(trusting(role("runner", inline("Mine", OPEN)), aws("arn:aws:iam::" + ID + ":root")))
                .add(iam("hello", nothing()));

        assertThat(Trial.of(account, userArn("bob"), "hello").words().getFirst())
                .isEqualTo("Invoke as runner, which is already allowed");
        assertThat(Trial.of(account, userArn("carol"), "hello").words().getFirst())
                .isEqualTo("Invoke as runner, a role it may assume, which is already allowed");
    }

    @Test
    void putsWildcardAdministratorsLast() {
        Account account = new Account()
                .add(user("bob"))
                .add(role("admin", inline("All", allow("*", "*"))))
                .add(iam("hello", nothing()));

        assertThat(Trial.of(account, userArn("bob"), "hello").words())
                .last()
                .isEqualTo("Invoke as admin, which is allowed everything");
    }

    @Test
    void countsTheMembersOfAGroupThatOpensByHalf() {
        String half = allow("lambda:InvokeFunctionUrl", functionArn("hello"));
        Account account = new Account()
                .add(group("web", inline("Half", half)))
                .add(in(user("alice"), "web"))
                .add(in(user("bob"), "web"))
                .add(in(user("carol", inline("Other", allow("s3:*", "*"))), "web"))
                .add(iam("hello", nothing()));

        Trial trial = Trial.of(account, userArn("bob"), "hello");

        assertThat(trial.words())
                .containsExactly(
                        "Add InvokeFunction to the policies of bob",
                        "Add a statement for bob to the resource policy of hello",
                        "Add InvokeFunction to the policies of group web (2 other members)");
        assertThat(trial.way("Add InvokeFunction to the policies of group").effect())
                .isEqualTo("2 others gain access as well.");
        assertThat(trial.way("Add InvokeFunction to the policies of group").others())
                .isEqualTo(2);
    }

    @Test
    void widensABoundaryAndSaysWhoElseUsesIt() {
        String logs = allow("logs:*", "*");
        Account account = new Account()
                .add(bounded(role("data", inline("Mine", OPEN)), logs))
                .add(bounded(role("other"), logs))
                .add(bounded(role("third", inline("Mine", OPEN)), logs))
                .add(iam("hello", nothing()));

        Trial trial = Trial.of(account, roleArn("data"), "hello");

        assertThat(trial.words()).containsExactly("Add both actions to Edge (2 other roles use it)");
        assertThat(trial.first().effect()).isEqualTo("1 other gains access as well.");
        assertThat(trial.first().steps()).isEmpty();
        assertThat(trial.first().evidence().getFirst().json()).contains("logs:*", "CallFunctionUrl");
        assertThat(trial.proved()).allMatch(trial::holds);
    }

    @Test
    void joinsTwoChangesWhereOneIsNotEnough() {
        Account account =
                new Account().add(bounded(role("data"), allow("logs:*", "*"))).add(iam("hello", nothing()));

        Trial trial = Trial.of(account, roleArn("data"), "hello");

        assertThat(trial.words())
                .containsExactly(
                        "Add both actions to the policies of data, and add both actions to Edge (nobody else uses it)",
                        "Add 2 statements for data to the resource policy of hello, and add both actions to Edge"
                                + " (nobody else uses it)");
        assertThat(trial.first().evidence()).hasSize(2);
        assertThat(trial.proved()).allMatch(trial::holds);
    }

    @Test
    void doesNotGoAroundAUsersBoundaryWhileItCanBeWidened() {
        Account account = new Account()
                .add(bounded(user("bob", inline("Mine", OPEN)), allow("logs:*", "*")))
                .add(iam("hello", nothing()));

        assertThat(Trial.of(account, userArn("bob"), "hello").words())
                .containsExactly("Add both actions to Edge (nobody else uses it)");
    }

    @Test
    void exemptsOneFromADenyLastAndNeverByOneClick() {
        Account account = new Account()
                .add(user("mara", inline("Mine", OPEN), attached("DenyBilling", deny("lambda:*", "*"))))
                .add(user("carol", inline("Mine", OPEN), attached("DenyBilling", deny("lambda:*", "*"))))
                .add(iam("hello", nothing()))
                .add(iam("bills", nothing()));

        Trial trial = Trial.of(account, userArn("mara"), "hello");

        assertThat(trial.words())
                .containsExactly("Exempt mara on hello from No in DenyBilling (1 other user under it)");
        assertThat(trial.first().effect())
                .isEqualTo("Gives nobody else access. Somebody denied this on purpose: ask before you change it.");
        assertThat(trial.first().steps().getFirst().label()).isEqualTo("Open policy");
        assertThat(trial.first().evidence().getFirst().json())
                .contains("\"ArnNotEquals\"", "\"NotResource\"", "\"NotAction\"");
        assertThat(trial.proved()).allMatch(trial::holds);
    }

    @Test
    void rewritesABoundaryThatDeniesAndAllowsTooLittle() {
        String edge = deny("lambda:*", functionArn("hello")) + "," + allow("logs:*", "*");
        Account account = new Account()
                .add(bounded(role("data", inline("Mine", OPEN)), edge))
                .add(bounded(role("other"), edge))
                .add(iam("hello", nothing()));

        Trial trial = Trial.of(account, roleArn("data"), "hello");

        assertThat(trial.words())
                .containsExactly("Exempt data on hello from No in Edge (1 other role under it),"
                        + " and add both actions there");
        assertThat(trial.first().evidence()).hasSize(1);
        assertThat(trial.first().evidence().getFirst().json()).contains("ArnNotEquals", "CallFunctionUrl");
        assertThat(trial.proved()).allMatch(trial::holds);
    }

    @Test
    void removesADenyThatSaysNothingElse() {
        Account account = new Account()
                .add(user(
                        "bob",
                        inline("Mine", OPEN),
                        inline("Stop", deny("lambda:InvokeFunctionUrl", functionArn("hello")))))
                .add(iam("hello", nothing()));

        assertThat(Trial.of(account, userArn("bob"), "hello").words()).containsExactly("Delete Stop of bob");
    }

    @Test
    void asksForASignatureBeforeItOpensAUrlToAnyone() {
        Account account = new Account().add(user("bob", inline("Mine", OPEN))).add(none("hello", nothing()));

        Trial trial = Trial.of(account, userArn("bob"), "hello");

        assertThat(trial.words())
                .containsExactly(
                        "Switch the URL of hello to AWS_IAM",
                        "Add 2 statements for anyone to the resource policy of hello");
        assertThat(trial.way("Add 2").effect()).isEqualTo("Lets in anyone on the internet, without a signature.");
        assertThat(trial.way("Add 2").evidence().getFirst().json()).contains("\"NONE\"", "\"Principal\": \"*\"");
        assertThat(trial.proved()).allMatch(trial::holds);
    }

    @Test
    void provesNothingWherePoliciesAreUnread() {
        Account account = new Account().add(user("bob", unread("Hidden"))).add(iam("hello", nothing()));

        assertThat(Trial.of(account, userArn("bob"), "hello").ways())
                .containsExactly(new NothingProved("Could not read all identity policies. What stands there may deny"
                        + " whatever is added, so no change can be proved."));
    }

    @Test
    void grantsNothingToAPrincipalThatDoesNotExist() {
        Account account = new Account().add(iam("hello", pair(aws(userArn("gone")), "hello")));

        assertThat(Trial.of(account, userArn("never"), "hello").ways())
                .containsExactly(new NothingProved(
                        "No such principal in this account, so there is nobody to give a permission to."));
    }
}
