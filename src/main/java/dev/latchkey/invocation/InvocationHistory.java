package dev.latchkey.invocation;

import dev.latchkey.console.Operator;
import dev.latchkey.invocation.Exchange.Timing;
import dev.latchkey.invocation.Invocation.Signer;
import dev.latchkey.invocation.RequestDraft.HeaderLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The last 500 invocations of each operator on each connection. */
@Component
class InvocationHistory {

    static final int KEPT = 500;
    private static final int BODY_KEPT = 64 * 1024;
    private static final TypeReference<List<HeaderLine>> HEADERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    InvocationHistory(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One line of the list. */
    record Line(String id, Instant at, String function, String method, String target, String signer, int status) {}

    void add(Operator operator, String connectionId, Invocation invocation) {
        RequestDraft draft = invocation.draft();
        Exchange exchange = invocation.exchange();
        jdbc.sql("""
            insert into invocation
                   (id, connection, operator, at, function, method, target, request_headers, request_body,
                    identity, sent_target, url, signer_kind, signer_label, signer_principal, sent_headers,
                    status, reason, response_headers, response_body, response_size, response_cut,
                    sign_us, connect_us, first_byte_us, download_us, reused)
            values (:id, :connection, :operator, :at, :function, :method, :target, :requestHeaders,
                    :requestBody, :identity, :sentTarget, :url, :signerKind, :signerLabel,
                    :signerPrincipal, :sentHeaders, :status, :reason, :responseHeaders, :responseBody,
                    :responseSize, :responseCut, :sign, :connect, :firstByte, :download, :reused)
            """)
                .param("id", invocation.id())
                .param("connection", connectionId)
                .param("operator", operator.id())
                .param("at", OffsetDateTime.ofInstant(invocation.at(), ZoneOffset.UTC))
                .param("function", draft.functionId())
                .param("method", draft.method())
                .param("target", draft.target())
                .param("requestHeaders", json.writeValueAsString(draft.headers()))
                .param("requestBody", storable(draft.body()))
                .param("identity", draft.identityId())
                .param("sentTarget", invocation.sentTarget())
                .param("url", invocation.url())
                .param("signerKind", invocation.signer().kind())
                .param("signerLabel", invocation.signer().label())
                .param("signerPrincipal", invocation.signer().principalArn())
                .param("sentHeaders", json.writeValueAsString(invocation.sentHeaders()))
                .param("status", exchange.status())
                .param("reason", exchange.reason())
                .param("responseHeaders", json.writeValueAsString(exchange.headers()))
                .param("responseBody", exchange.body())
                .param("responseSize", exchange.size())
                .param("responseCut", exchange.cut())
                .param("sign", exchange.timing().sign())
                .param("connect", exchange.timing().connect())
                .param("firstByte", exchange.timing().firstByte())
                .param("download", exchange.timing().download())
                .param("reused", exchange.timing().reused())
                .update();
        prune(operator, connectionId);
    }

    Optional<Invocation> find(Operator operator, String connectionId, String id) {
        return jdbc.sql("select * from invocation where id = :id and connection = :connection and operator = :operator")
                .param("id", id)
                .param("connection", connectionId)
                .param("operator", operator.id())
                .query(this::invocation)
                .optional();
    }

    /** Newest first; a text is looked for in function, target, signer and status. */
    List<Line> lines(Operator operator, String connectionId, String text) {
        String wanted = "%"
                + text.replace("\0", "")
                        .strip()
                        .toLowerCase()
                        .replace("!", "!!")
                        .replace("%", "!%")
                        .replace("_", "!_") + "%";
        return jdbc.sql("""
            select id, at, function, method, sent_target, signer_label, status from invocation
             where connection = :connection and operator = :operator
               and lower(function || sent_target || ' ' || method || ' ' || signer_label || ' '
                         || cast(status as varchar(3))) like :text escape '!'
             order by at desc, id limit :limit
            """)
                .param("connection", connectionId)
                .param("operator", operator.id())
                .param("text", wanted)
                .param("limit", KEPT)
                .query((row, n) -> new Line(
                        row.getString("id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("function"),
                        row.getString("method"),
                        row.getString("sent_target"),
                        row.getString("signer_label"),
                        row.getInt("status")))
                .list();
    }

    private void prune(Operator operator, String connectionId) {
        jdbc.sql("""
            delete from invocation where connection = :connection and operator = :operator and id not in
              (select id from invocation where connection = :connection and operator = :operator
                order by at desc limit :kept)
            """)
                .param("connection", connectionId)
                .param("operator", operator.id())
                .param("kept", KEPT)
                .update();
    }

    /** A long body, or one that looks like credentials, is sent but not kept; nor is one PostgreSQL takes for no text. */
    private static String storable(String body) {
        return body.length() > BODY_KEPT || SecretShape.in(body) || body.indexOf('\0') >= 0 ? "" : body;
    }

    private Invocation invocation(ResultSet row, int number) throws SQLException {
        RequestDraft draft = new RequestDraft(
                row.getString("function"),
                row.getString("method"),
                row.getString("target"),
                json.readValue(row.getString("request_headers"), HEADERS),
                row.getString("request_body"),
                row.getString("identity"));
        Timing timing = new Timing(
                row.getLong("sign_us"),
                row.getLong("connect_us"),
                row.getLong("first_byte_us"),
                row.getLong("download_us"),
                row.getBoolean("reused"));
        Exchange exchange = new Exchange(
                row.getInt("status"),
                row.getString("reason"),
                json.readValue(row.getString("response_headers"), HEADERS),
                row.getBytes("response_body"),
                row.getLong("response_size"),
                row.getBoolean("response_cut"),
                timing);
        return new Invocation(
                row.getString("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                draft,
                row.getString("sent_target"),
                row.getString("url"),
                new Signer(
                        row.getString("signer_kind"), row.getString("signer_label"), row.getString("signer_principal")),
                json.readValue(row.getString("sent_headers"), HEADERS),
                exchange);
    }
}
