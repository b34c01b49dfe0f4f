package dev.latchkey.session.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SecretValueTests {

    private static final String CANARY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private final SecretValue secret = SecretValue.ofText(CANARY);
    private final SigningCredentials credentials = new SigningCredentials("AKIAIOSFODNN7EXAMPLE", secret, secret);

    @Test
    void hidesItselfInText() {
        assertThat(secret + String.format(" %s %10.50s", secret, secret) + credentials)
                .contains("[secret]")
                .doesNotContain(CANARY);
    }

    @Test
    void hidesItselfInJson() {
        JsonMapper json = new JsonMapper();
        String sealed = java.util.Base64.getEncoder().encodeToString(CANARY.getBytes(StandardCharsets.UTF_8));

        assertThat(json.writeValueAsString(secret) + json.writeValueAsString(credentials))
                .doesNotContain(CANARY)
                .doesNotContain(sealed);
    }

    @Test
    void hasNoSerialForm() throws IOException {
        try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            assertThatThrownBy(() -> out.writeObject(secret)).isInstanceOf(NotSerializableException.class);
        }
    }

    @Test
    void lendsACopyAndWipesIt() {
        AtomicReference<byte[]> kept = new AtomicReference<>();

        String seen = secret.use(bytes -> {
            kept.set(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        });

        assertThat(seen).isEqualTo(CANARY);
        assertThat(kept.get()).containsOnly(0);
        assertThat(secret.<Integer>useText(String::length)).isEqualTo(CANARY.length());
    }

    @Test
    void takesACopyOfWhatItIsGiven() {
        byte[] given = CANARY.getBytes(StandardCharsets.UTF_8);
        SecretValue taken = SecretValue.of(given);

        given[0] = 0;

        assertThat(taken).isEqualTo(secret).hasSameHashCodeAs(SecretValue.ofText("another"));
        assertThat(taken).isNotEqualTo(SecretValue.ofText("another"));
    }

    @Test
    void isUnreadableOnceClosed() {
        credentials.close();

        assertThatThrownBy(() -> secret.useText(String::new))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("This secret was wiped.");
        assertThat(secret).isNotEqualTo(SecretValue.ofText(CANARY));
    }
}
