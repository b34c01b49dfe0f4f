package dev.latchkey.invocation.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ConsoleClient;
import dev.latchkey.ConsoleClient.Page;
import dev.latchkey.RunningLatchkey;
import dev.latchkey.activity.ActivityEntry;
import dev.latchkey.activity.ActivityKind;
import dev.latchkey.activity.ActivityLog;
import dev.latchkey.activity.ActivityQuery;
import dev.latchkey.aws.AwsClients;
import dev.latchkey.aws.Connections;
import dev.latchkey.console.Operator;
import dev.latchkey.session.SigningIdentities;
import dev.latchkey.session.SigningIdentity;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The application with the forms of the card as a browser without scripts sends them. */
@RunningLatchkey
@TestPropertySource(properties = "tests.account=changed") // keys and sessions made here are nobody else's business
abstract class RunningProbes {

    static final Operator ADMIN = new Operator("admin", "Admin");
    static final String ACCOUNT = "123456789012";
    static final String BOB = "arn:aws:iam::" + ACCOUNT + ":user/bob";

    @LocalServerPort
    int port;

    @Autowired
    ActivityLog log;

    @Autowired
    SigningIdentities identities;

    @Autowired
    AwsClients clients;

    @Autowired
    Connections connections;

    ConsoleClient console;

    @BeforeEach
    void signIn() {
        console = new ConsoleClient(port).signIn(RunningLatchkey.PASSWORD);
    }

    static String address(String principal, String function, String predicted) {
        return "/c/sandbox/probe?principal=" + encode(principal) + "&fn=" + encode(function) + "&predicted="
                + encode(predicted);
    }

    /** Opens the card, changes its form, sends it and follows to the result. */
    Page probe(String principal, String function, String predicted, String... changes) {
        Page card = console.get(address(principal, function, predicted));
        assertThat(card.status()).isEqualTo(200);
        return console.send(card.form("/probe"), changes);
    }

    /** A key of that user; makes one where there is none. */
    SigningIdentity keyOf(String user) {
        if (keys(user).isEmpty()) {
            assertThat(console.post("/c/sandbox/principals/users/" + user + "/keys")
                            .status())
                    .isEqualTo(200);
        }
        return keys(user).getFirst();
    }

    private List<SigningIdentity> keys(String user) {
        return identities.list(ADMIN, "sandbox").stream()
                .filter(identity -> identity.kind() == SigningIdentity.Kind.ACCESS_KEY)
                .filter(identity -> identity.label().equals(user))
                .toList();
    }

    ActivityEntry latest() {
        return probes().getFirst();
    }

    List<ActivityEntry> probes() {
        return log.entries(new ActivityQuery("sandbox", null, EnumSet.of(ActivityKind.PROBE), null, null, 1000));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
