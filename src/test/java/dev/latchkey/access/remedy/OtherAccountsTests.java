package dev.latchkey.access.remedy;

import static dev.latchkey.access.Account.aws;
import static dev.latchkey.access.Account.both;
import static dev.latchkey.access.Account.functionArn;
import static dev.latchkey.access.Account.iam;
import static dev.latchkey.access.Account.inline;
import static dev.latchkey.access.Account.nothing;
import static dev.latchkey.access.Account.pair;
import static dev.latchkey.access.Account.resource;
import static dev.latchkey.access.Account.role;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.access.Account;
import org.junit.jupiter.api.Test;

/** Callers whose policies somebody else keeps. */
class OtherAccountsTests {

    private static final String PARTNER = "arn:aws:iam::444455556666:role/Partner";
    private static final String SESSION = "arn:aws:sts::444455556666:assumed-role/Partner/nightly";

    @Test
    void writesBothHalvesOfACallAcrossAccounts() {
        Trial trial = Trial.of(new Account().add(iam("hello", nothing())), PARTNER, "hello");

        assertThat(trial.words())
                .containsExactly("Ask account 444455556666 to add both actions to the policies of Partner,"
                        + " and add 2 statements for Partner to the resource policy of hello");
        assertThat(trial.first().evidence()).hasSize(3);
        assertThat(trial.first().evidence().getFirst().title())
                .isEqualTo("For account 444455556666: new inline policy of Partner");
        assertThat(trial.first().effect())
                .isEqualTo("Gives nobody else access. Latchkey does not see account 444455556666: a boundary or an"
                        + " organization policy there may still stand against it.");
        assertThat(trial.first().steps().getFirst().address())
                .contains(
                        "principal=arn%3Aaws%3Aiam%3A%3A444455556666%3Arole%2FPartner&given=true&url=true&invoke=true");
        assertThat(trial.proved()).allMatch(trial::holds);
    }

    @Test
    void writesTheirHalfAloneWhereOursStands() {
        Account account = new Account().add(iam("hello", pair(aws(PARTNER), "hello")));

        assertThat(Trial.of(account, PARTNER, "hello").words())
                .containsExactly("Ask account 444455556666 to add both actions to the policies of Partner");
    }

    @Test
    void writesTheMissingStatementOfOurs() {
        Account account = new Account()
                .add(iam(
                        "hello",
                        resource(Account.grant(
                                "half", aws(PARTNER), "lambda:InvokeFunctionUrl", "hello", Account.URL_ONLY))));

        assertThat(Trial.of(account, PARTNER, "hello").words())
                .containsExactly("Ask account 444455556666 to add both actions to the policies of Partner,"
                        + " and add a statement for Partner to the resource policy of hello");
    }

    @Test
    void grantsTheRoleBehindASession() {
        Trial trial = Trial.of(new Account().add(iam("hello", nothing())), SESSION, "hello");

        assertThat(trial.first().evidence().getLast().json()).contains(PARTNER);
        assertThat(trial.proved()).hasSize(1).allMatch(trial::holds);
    }

    @Test
    void keepsANamesakeOfOurOwnApart() {
        Account account = new Account()
                .add(role("Partner", inline("Mine", both("hello"))))
                .add(iam("hello", nothing()));

        Trial trial = Trial.of(account, SESSION, "hello");

        assertThat(trial.words().getFirst()).startsWith("Ask account 444455556666");
        assertThat(trial.proved()).allMatch(trial::holds);
    }

    @Test
    void saysThatAWholeAccountLetsInWhomItWants() {
        Trial trial = Trial.of(new Account().add(iam("hello", nothing())), "arn:aws:iam::444455556666:root", "hello");

        assertThat(trial.words())
                .containsExactly("Add 2 statements for account 444455556666 to the resource policy of hello");
        assertThat(trial.first().effect()).isEqualTo("Lets in whomever account 444455556666 chooses.");
    }

    @Test
    void exemptsAPartnerFromADenyInOurPolicy() {
        String deny = """
            {"Sid":"NoOutsiders","Effect":"Deny","Principal":"*","Action":"lambda:*","Resource":"%s",
             "Condition":{"StringNotEquals":{"aws:PrincipalAccount":"111122223333"}}}\
            """.formatted(functionArn("hello"));
        Account account = new Account().add(role("ours")).add(iam("hello", resource(deny)));

        Trial trial = Trial.of(account, PARTNER, "hello");

        assertThat(trial.words().getFirst())
                .startsWith("Exempt Partner on hello from NoOutsiders in the resource policy of hello (1 other role"
                        + " under it), and ask account 444455556666");
        assertThat(trial.proved()).allMatch(trial::holds);
    }
}
