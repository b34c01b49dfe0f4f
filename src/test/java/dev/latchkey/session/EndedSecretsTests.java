package dev.latchkey.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class EndedSecretsTests extends RunningSessions {

    @Autowired
    private EndedSecrets cleanUp;

    @Test
    void wipesSecretsAtExpiryAlthoughNobodyLooks() {
        createKey();
        StsSession session = minted();

        cleanUp.wipe();
        assertThat(secretIsStored(session)).isTrue();

        clock.advance(Duration.ofMinutes(16));
        cleanUp.wipe();
        assertThat(secretIsStored(session)).isFalse();
        assertThat(sessions.find("sandbox", session.id())).isPresent();
    }

    @Test
    void keepsTheRowForEightDays() {
        createKey();
        StsSession session = minted();

        clock.advance(Duration.ofDays(8));
        cleanUp.wipe();
        assertThat(sessions.find("sandbox", session.id())).isPresent();

        clock.advance(Duration.ofMinutes(16));
        cleanUp.wipe();
        assertThat(sessions.find("sandbox", session.id())).isEmpty();
    }
}
