package dev.latchkey.invocation.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ConsoleClient.Form;
import dev.latchkey.ConsoleClient.Page;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaClient;

class ProbeWaitTests extends RunningProbes {

    @BeforeEach
    void makeASlowFunction() {
        Functions.open(lambda(), "takes-time", "slow.handler");
        console.post("/c/sandbox/inventory/read");
    }

    @AfterEach
    void removeIt() {
        lambda().deleteFunction(delete -> delete.functionName("takes-time"));
    }

    @Test
    void showsASecondClickThatTheFirstIsUnderWay() throws Exception {
        Form form = console.get(address("anonymous", "takes-time", "PUBLIC")).form("/probe");
        int before = probes().size();
        try (ExecutorService clicks = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Page> first = clicks.submit(() -> console.send(form, "path", "/?ms=2500"));
            while (probes().size() == before) {
                Thread.sleep(20);
            }
            Page second = console.send(form, "path", "/?ms=2500");

            assertThat(second.text()).contains("Under way", "Waiting", "Look again");
            assertThat(second.body())
                    .contains("hx-trigger=\"load delay:1s\"")
                    .containsPattern("<button id=\"probe-send\"[^>]*disabled");
            assertThat(first.get().text()).contains("They agree");
        }
        assertThat(probes()).hasSize(before + 1);
    }

    private LambdaClient lambda() {
        return clients.lambda(connections.get("sandbox"));
    }
}
