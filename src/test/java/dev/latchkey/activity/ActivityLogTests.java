package dev.latchkey.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.activity.ActivityEntry.Outcome;
import dev.latchkey.console.Operator;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

class ActivityLogTests {

    private static final Operator MARA = new Operator("mara", "Mara O");

    private final DriverManagerDataSource database = new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID()
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1");
    private final JdbcClient jdbc = JdbcClient.create(database);
    private ActivityLog log = log(Clock.systemUTC());

    @BeforeEach
    void migrate() {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    @Test
    void showsAnActionThatHasBegunBeforeItEnds() {
        log.begin(ActivityKind.INVOKE, MARA, "sandbox", "hello-url", Map.of("method", "GET"));

        assertThat(all()).singleElement().satisfies(entry -> {
            assertThat(entry.outcome()).isEqualTo(Outcome.PENDING);
            assertThat(entry.subject()).isEqualTo("hello-url");
            assertThat(entry.fact("method")).isEqualTo("GET");
        });
    }

    @Test
    void tellsWhenAnEntryOfAKindBeginsOrEnds() {
        assertThat(log.newest(ActivityKind.PROBE)).isZero();
        Entry probe = log.begin(ActivityKind.PROBE, MARA, "sandbox", "hello-url", Map.of());
        long begun = log.newest(ActivityKind.PROBE);
        assertThat(begun).isEqualTo(probe.number());
        log.begin(ActivityKind.INVOKE, MARA, "sandbox", "hello-url", Map.of());
        assertThat(log.newest(ActivityKind.PROBE)).isEqualTo(begun);
        probe.succeeded(Map.of());
        assertThat(log.newest(ActivityKind.PROBE)).isGreaterThan(begun);
    }

    @Test
    void completesAnActionWithItsOutcome() {
        log.begin(ActivityKind.INVOKE, MARA, "sandbox", "hello-url", Map.of("status", "before"))
                .succeeded(Map.of("status", "403"));
        log.begin(ActivityKind.ADD_PERMISSION, MARA, "sandbox", "hello-url", Map.of())
                .failed("ResourceConflictException", Map.of("sid", "lk-bob"));

        assertThat(all()).extracting(ActivityEntry::outcome).containsExactly(Outcome.FAILED, Outcome.SUCCEEDED);
        assertThat(all().getFirst().fact("reason")).isEqualTo("ResourceConflictException");
        assertThat(all().getLast().fact("status")).isEqualTo("403");
    }

    @Test
    void callsAnActionUnknownWhoseProcessIsGone() {
        log.begin(ActivityKind.CREATE_USER, MARA, "sandbox", "url-caller", Map.of());

        log = log(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(1)));

        assertThat(all()).singleElement().extracting(ActivityEntry::outcome).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void refusesToBeginWhenTheEntryCannotBeWritten() {
        jdbc.sql("drop table activity_record cascade").update();

        assertThatThrownBy(() -> log.begin(ActivityKind.INVOKE, MARA, "sandbox", "hello-url", Map.of()))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void chainsEveryRecordToTheOneBefore() {
        for (int i = 0; i < 5; i++) {
            log.begin(ActivityKind.INVOKE, MARA, "sandbox", "f" + i, Map.of("b", "2", "a", "1"))
                    .succeeded(Map.of("status", "200"));
        }

        assertThat(brokenLinks()).isEmpty();
        assertThat(records()).hasSize(10);
    }

    @Test
    void betraysAChangedRecord() {
        log.begin(ActivityKind.INVOKE, MARA, "sandbox", "hello-url", Map.of()).succeeded(Map.of("status", "403"));
        jdbc.sql("update activity_record set facts = '{\"status\":\"200\"}' where phase = 'OUTCOME'")
                .update();

        assertThat(brokenLinks()).containsExactly(2L);
    }

    @Test
    void writesOneChainFromManyThreads() throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 80; i++) {
                String subject = "f" + i;
                threads.execute(() -> log.begin(ActivityKind.INVOKE, MARA, "sandbox", subject, Map.of())
                        .succeeded(Map.of()));
            }
        }

        assertThat(records()).hasSize(160);
        assertThat(brokenLinks()).isEmpty();
        assertThat(log.entries(ActivityQuery.of("sandbox", 200)))
                .hasSize(80)
                .allSatisfy(entry -> assertThat(entry.outcome()).isEqualTo(Outcome.SUCCEEDED));
    }

    @Test
    void filtersByConnectionOperatorKindAndText() {
        log.begin(ActivityKind.INVOKE, MARA, "sandbox", "hello-url", Map.of());
        log.begin(ActivityKind.CREATE_USER, MARA, "sandbox", "100%", Map.of());
        log.begin(ActivityKind.CREATE_USER, new Operator("theo", "Theo"), "acme", "bob", Map.of());

        assertThat(subjects("sandbox", null, null)).containsExactly("100%", "hello-url");
        assertThat(subjects(null, "theo", null)).containsExactly("bob");
        assertThat(subjects(null, null, "HELLO")).containsExactly("hello-url");
        assertThat(subjects(null, null, "%")).containsExactly("100%");
        assertThat(log.entries(new ActivityQuery(null, null, EnumSet.of(ActivityKind.INVOKE), null, null, 10)))
                .extracting(ActivityEntry::subject)
                .containsExactly("hello-url");
        assertThat(log.entries(new ActivityQuery(null, null, EnumSet.noneOf(ActivityKind.class), null, 2L, 10)))
                .extracting(ActivityEntry::subject)
                .containsExactly("hello-url");
    }

    @Test
    void cutsASubjectThatIsTooLong() {
        log.begin(ActivityKind.INVOKE, MARA, "sandbox", "x".repeat(5000), Map.of());

        assertThat(all().getFirst().subject()).hasSize(2048);
    }

    private List<ActivityEntry> all() {
        return log.entries(ActivityQuery.of("sandbox", 100));
    }

    private List<String> subjects(String connection, String operator, String text) {
        return log
                .entries(new ActivityQuery(connection, operator, EnumSet.noneOf(ActivityKind.class), text, null, 10))
                .stream()
                .map(ActivityEntry::subject)
                .toList();
    }

    private ActivityLog log(Clock clock) {
        return new JdbcActivityLog(jdbc, new JsonMapper(), clock, new JdbcTransactionManager(database));
    }

    private List<ActivityRecord> records() {
        return jdbc.sql("select * from activity_record order by number")
                .query((row, n) -> new ActivityRecord(
                        row.getLong("number"),
                        row.getLong("intent"),
                        row.getString("phase"),
                        row.getObject("at", java.time.OffsetDateTime.class).toInstant(),
                        row.getString("operator"),
                        row.getString("connection"),
                        ActivityKind.valueOf(row.getString("kind")),
                        row.getString("subject"),
                        Outcome.valueOf(row.getString("outcome")),
                        new JsonMapper().readValue(row.getString("facts"), stringMap()),
                        row.getString("previous_hash"),
                        row.getString("hash")))
                .list();
    }

    private static tools.jackson.core.type.TypeReference<Map<String, String>> stringMap() {
        return new tools.jackson.core.type.TypeReference<>() {};
    }

    private List<Long> brokenLinks() {
        List<ActivityRecord> records = records();
        return java.util.stream.IntStream.range(0, records.size())
                .filter(i ->
                        !records.get(i).computedHash().equals(records.get(i).hash())
                                || i > 0
                                        && !records.get(i)
                                                .previousHash()
                                                .equals(records.get(i - 1).hash()))
                .mapToObj(i -> records.get(i).number())
                .toList();
    }
}
