package dev.latchkey.sandbox.server;

import dev.latchkey.sandbox.operation.Refusal;
import dev.latchkey.sandbox.signature.SignedRequest;
import dev.latchkey.sandbox.store.AccountJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code /_sandbox/…}: what tutorial and tests do to the sandbox from outside AWS. */
final class Control {

    static final String PREFIX = "/_sandbox/";
    private static final String HEADER = "x-latchkey-sandbox";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration FURTHEST = Duration.ofDays(365);

    private final World world;
    private final Clock clock;

    Control(World world, Clock clock) {
        this.world = world;
        this.clock = clock;
    }

    Wire answer(SignedRequest request) {
        if (!request.header(HEADER).filter("control"::equals).isPresent()) {
            return Wire.plain(403, "Nothing was changed. Control calls carry the header X-Latchkey-Sandbox: control.");
        }
        String call = request.method() + " " + request.rawPath().substring(PREFIX.length());
        try {
            return switch (call) {
                case "POST clock" -> advance(request.body());
                case "POST reset" -> reset();
                case "GET account" -> json(200, world.holding(() -> AccountJson.export(world.account())));
                case "PUT account" -> replace(request.body());
                default ->
                    Wire.plain(
                            404,
                            "There is no control " + call
                                    + ". There are POST clock, POST reset, GET account and PUT account.");
            };
        } catch (Refusal unkept) {
            return Wire.plain(unkept.status(), unkept.message());
        } catch (IOException e) {
            return Wire.plain(
                    500,
                    "Nothing was changed. " + world.store().file()
                            + " cannot be read or written. Free it, then try again.");
        }
    }

    /** Ages the sessions already issued; requests are still held against real time. */
    private Wire advance(byte[] body) {
        Duration by;
        try {
            by = Duration.parse(JSON.readTree(body).path("advance").asString(""));
        } catch (JacksonException | DateTimeParseException e) {
            return Wire.plain(
                    400, "The clock was not moved. \"advance\" is no ISO 8601 duration. Send {\"advance\":\"PT15M\"}.");
        }
        if (by.isNegative() || by.compareTo(FURTHEST) > 0) {
            return Wire.plain(
                    400,
                    "The clock was not moved. It goes forward only, by a year at most. Send {\"advance\":\"PT15M\"}.");
        }
        int aged = world.holding(() -> {
            world.sessions().age(by);
            return world.sessions().all().size();
        });
        return json(200, "{\"advanced\":\"" + by + "\",\"sessions\":" + aged + ",\"now\":\"" + clock.instant() + "\"}");
    }

    private Wire reset() throws IOException {
        world.reset();
        return json(200, "{\"reset\":true,\"accountId\":\"" + world.account().id() + "\"}");
    }

    private Wire replace(byte[] body) throws IOException {
        AccountJson.Loaded next;
        try {
            next = AccountJson.read(new String(body, StandardCharsets.UTF_8), clock.instant());
        } catch (RuntimeException e) {
            return Wire.plain(
                    400,
                    "The account was not replaced. The body is no account (" + e.getMessage()
                            + "). Send what GET account gives.");
        }
        world.replace(next);
        return json(200, "{\"replaced\":true,\"accountId\":\"" + world.account().id() + "\"}");
    }

    private static Wire json(int status, String body) {
        return Wire.of(
                status, List.of(Map.entry("Content-Type", "application/json")), body.getBytes(StandardCharsets.UTF_8));
    }
}
