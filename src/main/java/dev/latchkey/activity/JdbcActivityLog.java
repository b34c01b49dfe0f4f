package dev.latchkey.activity;

import static dev.latchkey.activity.ActivityRecord.INTENT;
import static dev.latchkey.activity.ActivityRecord.OUTCOME;

import dev.latchkey.activity.ActivityEntry.Outcome;
import dev.latchkey.console.Operator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The chain in the database; appending locks its head, so replicas write one chain. */
@Component
class JdbcActivityLog implements ActivityLog {

    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};
    private static final int SUBJECT_LIMIT = 2048;

    private static final String SELECT = """
        select i.number, i.at, i.operator, i.connection, i.kind, i.subject, i.facts, i.hash, i.previous_hash,
               o.outcome, o.facts as outcome_facts
          from activity_record i
          left join activity_record o on o.intent = i.number and o.phase = 'OUTCOME'
         where i.phase = 'INTENT'
        """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;
    private final Instant started;

    JdbcActivityLog(JdbcClient jdbc, JsonMapper json, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.started = clock.instant();
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public Entry begin(
            ActivityKind kind, Operator operator, String connectionId, String subject, Map<String, String> facts) {
        ActivityRecord intent = append(
                new Draft(null, INTENT, operator.id(), connectionId, kind, cut(subject), Outcome.PENDING, facts));
        return new Begun(intent);
    }

    @Override
    public List<ActivityEntry> entries(ActivityQuery query) {
        StringBuilder sql = new StringBuilder(SELECT);
        Map<String, Object> parameters = new HashMap<>();
        narrow(sql, parameters, " and i.connection = :connection", "connection", query.connectionId());
        narrow(sql, parameters, " and i.operator = :operator", "operator", query.operator());
        narrow(sql, parameters, " and i.number < :before", "before", query.before());
        String text = query.text();
        narrow(
                sql,
                parameters,
                " and lower(i.subject) like :text escape '!'",
                "text",
                text == null || text.isBlank()
                        ? null
                        : "%" + literal(text.strip().toLowerCase()) + "%");
        if (!query.kinds().isEmpty()) {
            sql.append(" and i.kind in (:kinds)");
            parameters.put("kinds", query.kinds().stream().map(Enum::name).toList());
        }
        sql.append(" order by i.number desc limit :limit");
        parameters.put("limit", query.limit());
        return new ArrayList<>(
                jdbc.sql(sql.toString()).params(parameters).query(this::entry).list());
    }

    @Override
    public Optional<ActivityEntry> find(long number) {
        return jdbc.sql(SELECT + " and i.number = :number")
                .param("number", number)
                .query(this::entry)
                .optional();
    }

    @Override
    public long newest(ActivityKind kind) {
        return jdbc.sql("select coalesce(max(number), 0) from activity_record where kind = :kind")
                .param("kind", kind.name())
                .query(Long.class)
                .single();
    }

    private ActivityRecord append(Draft draft) {
        return Objects.requireNonNull(ownTransaction.execute(status -> {
            Head head = jdbc.sql("select number, hash from activity_head where id = 1 for update")
                    .query((row, n) -> new Head(row.getLong(1), row.getString(2)))
                    .single();
            long number = head.number + 1;
            Long intent = draft.intent;
            ActivityRecord next = ActivityRecord.link(
                    number,
                    intent == null ? number : intent,
                    draft.phase,
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    draft.operator,
                    draft.connection,
                    draft.kind,
                    draft.subject,
                    draft.outcome,
                    draft.facts,
                    head.hash);
            insert(next);
            jdbc.sql("update activity_head set number = :number, hash = :hash where id = 1")
                    .param("number", number)
                    .param("hash", next.hash())
                    .update();
            return next;
        }));
    }

    private void insert(ActivityRecord link) {
        jdbc.sql("""
            insert into activity_record
                   (number, intent, phase, at, operator, connection, kind, subject, outcome, facts,
                    previous_hash, hash)
            values (:number, :intent, :phase, :at, :operator, :connection, :kind, :subject, :outcome, :facts,
                    :previousHash, :hash)
            """)
                .param("number", link.number())
                .param("intent", link.intent())
                .param("phase", link.phase())
                .param("at", OffsetDateTime.ofInstant(link.at(), ZoneOffset.UTC))
                .param("operator", link.operator())
                .param("connection", link.connection())
                .param("kind", link.kind().name())
                .param("subject", link.subject())
                .param("outcome", link.outcome().name())
                .param("facts", json.writeValueAsString(link.facts()))
                .param("previousHash", link.previousHash())
                .param("hash", link.hash())
                .update();
    }

    private ActivityEntry entry(ResultSet row, int number) throws SQLException {
        Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
        String outcome = row.getString("outcome");
        String outcomeFacts = row.getString("outcome_facts");
        return new ActivityEntry(
                row.getLong("number"),
                at,
                row.getString("operator"),
                row.getString("connection"),
                ActivityKind.valueOf(row.getString("kind")),
                row.getString("subject"),
                json.readValue(row.getString("facts"), FACTS),
                outcome == null ? unfinished(at) : Outcome.valueOf(outcome),
                outcomeFacts == null ? Map.of() : json.readValue(outcomeFacts, FACTS),
                row.getString("hash"),
                row.getString("previous_hash"));
    }

    /** An action begun before this process started has nobody left to complete it. */
    private Outcome unfinished(Instant at) {
        return at.isBefore(started) ? Outcome.UNKNOWN : Outcome.PENDING;
    }

    private static void narrow(
            StringBuilder sql, Map<String, Object> parameters, String clause, String name, @Nullable Object value) {
        if (value != null) {
            sql.append(clause);
            parameters.put(name, value);
        }
    }

    private static String literal(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private static String cut(String subject) {
        return subject.length() <= SUBJECT_LIMIT ? subject : subject.substring(0, SUBJECT_LIMIT);
    }

    private record Head(long number, String hash) {}

    private record Draft(
            @Nullable Long intent,
            String phase,
            String operator,
            String connection,
            ActivityKind kind,
            String subject,
            Outcome outcome,
            Map<String, String> facts) {}

    private final class Begun implements Entry {

        private final ActivityRecord intent;

        Begun(ActivityRecord intent) {
            this.intent = intent;
        }

        @Override
        public long number() {
            return intent.number();
        }

        @Override
        public void succeeded(Map<String, String> facts) {
            complete(Outcome.SUCCEEDED, facts);
        }

        @Override
        public void failed(String reason, Map<String, String> facts) {
            Map<String, String> all = new HashMap<>(facts);
            all.put("reason", reason);
            complete(Outcome.FAILED, all);
        }

        private void complete(Outcome outcome, Map<String, String> facts) {
            append(new Draft(
                    intent.number(),
                    OUTCOME,
                    intent.operator(),
                    intent.connection(),
                    intent.kind(),
                    intent.subject(),
                    outcome,
                    facts));
        }
    }
}
