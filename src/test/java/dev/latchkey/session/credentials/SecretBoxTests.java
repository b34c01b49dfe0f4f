package dev.latchkey.session.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.session.credentials.SealedField.Purpose;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class SecretBoxTests {

    private static final String CANARY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static final SealedField PLACE = new SealedField(Purpose.ACCESS_KEYS, "secret", "row-1", "sandbox/bob");

    private final DriverManagerDataSource database = new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID()
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1");
    private final JdbcClient jdbc = JdbcClient.create(database);

    @TempDir
    private Path directory;

    private SecretBox box;

    @BeforeEach
    void migrate() {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        box = started(directory);
    }

    @Test
    void opensWhatItSealedAfterARestart() {
        byte[] sealed = box.seal(SecretValue.ofText(CANARY), PLACE);

        assertThat(started(directory).open(sealed, PLACE)).isEqualTo(SecretValue.ofText(CANARY));
    }

    @Test
    void showsNothingOfTheSecretAndNeverTheSameTwice() {
        byte[] sealed = box.seal(SecretValue.ofText(CANARY), PLACE);

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(CANARY.substring(0, 6));
        assertThat(box.seal(SecretValue.ofText(CANARY), PLACE)).isNotEqualTo(sealed);
    }

    @Test
    void opensNothingOfWhichOneBitWasChanged() {
        byte[] sealed = box.seal(SecretValue.ofText(CANARY), PLACE);

        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> box.open(changed, PLACE)).isInstanceOf(SecretDamaged.class);
        }
        assertThatThrownBy(() -> box.open(Arrays.copyOf(sealed, sealed.length - 1), PLACE))
                .isInstanceOf(SecretDamaged.class);
        assertThatThrownBy(() -> box.open(new byte[0], PLACE)).isInstanceOf(SecretDamaged.class);
    }

    @ParameterizedTest
    @CsvSource({
        "MINTED_SESSIONS, secret, row-1, sandbox/bob",
        "ACCESS_KEYS, token, row-1, sandbox/bob",
        "ACCESS_KEYS, secret, row-2, sandbox/bob",
        "ACCESS_KEYS, secret, row-1, sandbox/alice",
        "ACCESS_KEYS, secretr, ow-1, sandbox/bob"
    })
    void opensNothingInAnotherPlace(Purpose purpose, String field, String record, String owner) {
        byte[] sealed = box.seal(SecretValue.ofText(CANARY), PLACE);

        assertThatThrownBy(() -> box.open(sealed, new SealedField(purpose, field, record, owner)))
                .isInstanceOf(SecretDamaged.class)
                .hasMessageNotContaining(CANARY);
    }

    @Test
    void doesNotStartWithAnotherMasterKey() {
        String other = Base64.getEncoder().encodeToString(new byte[32]);
        MasterKey wrong = new MasterKey(new CustodyProperties(directory, null, other));

        assertThatThrownBy(() -> new Keysets(jdbc, wrong, Clock.systemUTC()))
                .hasMessage("Latchkey cannot start. The master key does not open the keysets in the database. They were"
                        + " wrapped with another one, or were changed. Give Latchkey the master key this database was"
                        + " started with.");
    }

    @Test
    void doesNotStartWithKeysetsThatChangedPlaces() {
        jdbc.sql("update sealed_keyset set wrapped ="
                        + " (select wrapped from sealed_keyset where purpose = 'access-keys')"
                        + " where purpose = 'minted-sessions'")
                .update();

        assertThatThrownBy(() -> started(directory)).hasMessageStartingWith("Latchkey cannot start.");
    }

    private SecretBox started(Path dataDirectory) {
        MasterKey master = new MasterKey(new CustodyProperties(dataDirectory, null, null));
        return new SecretBox(new Keysets(jdbc, master, Clock.systemUTC()));
    }
}
