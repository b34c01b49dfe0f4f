package dev.latchkey.sandbox.iam;

import static dev.latchkey.sandbox.Refusals.assertRefused;
import static dev.latchkey.sandbox.iam.Simulated.ALL;
import static dev.latchkey.sandbox.iam.Simulated.ID;
import static dev.latchkey.sandbox.iam.Simulated.URL;
import static dev.latchkey.sandbox.iam.Simulated.entry;
import static dev.latchkey.sandbox.iam.Simulated.grant;
import static dev.latchkey.sandbox.iam.Simulated.level;
import static dev.latchkey.sandbox.iam.Simulated.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.latchkey.sandbox.RunningSandbox;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.SimulateCustomPolicyRequest;

/** What the simulator does not take, and what it says then. */
class SimulatorRefusalsTests {

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void refusesWhatIsNoPolicyAndTooManyOfThem() {
        refuse(
                "Invalid policy PolicyInputList.1: line 1, column 2: ",
                r -> r.policyInputList("{").actionNames(URL));
        refuse(
                "PermissionsBoundaryPolicyInputList takes one policy, not 2.",
                r -> r.policyInputList(ALL).actionNames(URL).permissionsBoundaryPolicyInputList(ALL, ALL));
        refuse(
                "Invalid policy PolicyInputList.1: line 1, column 38: ",
                r -> r.policyInputList(policy("{\"Effect\":\"Allow\"}")).actionNames(URL));
        refuse("Value null at 'policyInputList'", r -> r.actionNames(URL));
        refuse(
                "'[8 levels]'",
                r -> r.policyInputList(ALL).actionNames(URL).overrideConfiguration(raw -> {
                    for (int i = 1; i <= 8; i++) {
                        raw.putRawQueryParameter(level(i), ALL);
                    }
                }));
    }

    @Test
    void refusesWhatIsNoActionOrResource() {
        refuse("Invalid action lambda:*: ", r -> r.policyInputList(ALL).actionNames("lambda:*"));
        refuse(
                "Invalid resource fn: ",
                r -> r.policyInputList(ALL).actionNames(URL).resourceArns("fn"));
        refuse("Value null at 'actionNames'", r -> r.policyInputList(ALL));
        refuse(
                "length less than or equal to 128",
                r -> r.policyInputList(ALL).actionNames("lambda:" + "a".repeat(300)));
        refuse(
                "enum value set: [EC2",
                r -> r.policyInputList(ALL).actionNames(URL).resourceHandlingOption("EC2"));
    }

    @Test
    void refusesWhoCannotCallOrOwn() {
        refuse(
                "A ResourcePolicy needs a CallerArn",
                r -> r.policyInputList(ALL).actionNames(URL).resourcePolicy(grant("*")));
        refuse(
                "Invalid CallerArn arn:aws:sts::",
                r -> r.policyInputList(ALL)
                        .actionNames(URL)
                        .callerArn("arn:aws:sts::" + ID + ":assumed-role/app/night"));
        refuse(
                "Invalid ResourceOwner 12: ",
                r -> r.policyInputList(ALL).actionNames(URL).resourceOwner("12"));
        assertRefused(
                () -> iam().simulatePrincipalPolicy(r ->
                        r.policySourceArn("arn:aws:iam::" + ID + ":user/nobody").actionNames(URL)),
                404,
                "NoSuchEntity",
                "Entity arn:aws:iam::" + ID + ":user/nobody cannot be found.");
    }

    @Test
    void refusesKeysThatAreNotOfTheirType() {
        refuse(
                "Context key aws:SourceIp: home is no value of type ip.",
                r -> r.policyInputList(ALL).actionNames(URL).contextEntries(entry("aws:SourceIp", "ip", "home")));
        refuse(
                "Context key aws:SourceIp: 300.0.0.1 is no value of type ip.",
                r -> r.policyInputList(ALL).actionNames(URL).contextEntries(entry("aws:SourceIp", "ip", "300.0.0.1")));
        refuse(
                "Context key aws:TagKeys of type string must have exactly one value, not 2.",
                r -> r.policyInputList(ALL).actionNames(URL).contextEntries(entry("aws:TagKeys", "string", "a", "b")));
        refuse(
                "'strings' at 'contextEntries.1.member.contextKeyType'",
                r -> r.policyInputList(ALL).actionNames(URL).contextEntries(entry("aws:TagKeys", "strings", "a")));
        refuse(
                "Duplicate context key AWS:sourceip.",
                r -> r.policyInputList(ALL)
                        .actionNames(URL)
                        .contextEntries(
                                entry("aws:SourceIp", "ip", "192.0.2.1"), entry("AWS:sourceip", "ip", "192.0.2.1")));
    }

    @ParameterizedTest
    @CsvSource({
        "string, any text, ''",
        "numeric, -1.5, one",
        "boolean, true, yes",
        "ip, 2001:db8::/32, 10.0.0.0.0",
        "binary, aGk=, ?",
        "date, 2026-11-23T10:00:00Z, tomorrow",
    })
    void takesOneOrManyValuesOfEachType(String type, String value, String wrong) {
        assertThat(iam().simulateCustomPolicy(r -> r.policyInputList(ALL)
                                .actionNames(URL)
                                .contextEntries(
                                        entry("custom:One", type, value),
                                        entry("custom:Many", type + "List", value, value)))
                        .evaluationResults())
                .hasSize(1);
        if (!wrong.isEmpty()) {
            refuse(
                    "Context key custom:Many: " + wrong + " is no value of type " + type + ".",
                    r -> r.policyInputList(ALL)
                            .actionNames(URL)
                            .contextEntries(entry("custom:Many", type + "List", value, wrong)));
        }
    }

    private void refuse(String words, Consumer<SimulateCustomPolicyRequest.Builder> ask) {
        assertThat(catchThrowable(() -> iam().simulateCustomPolicy(ask)))
                .isInstanceOf(IamException.class)
                .hasMessageContaining(words);
    }

    private IamClient iam() {
        return sandbox.admin().iam();
    }
}
