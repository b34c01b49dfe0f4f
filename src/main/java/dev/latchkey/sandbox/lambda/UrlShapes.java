package dev.latchkey.sandbox.lambda;

import dev.latchkey.sandbox.account.LambdaFunction;
import dev.latchkey.sandbox.account.UrlConfig;
import dev.latchkey.sandbox.account.UrlConfig.Cors;
import dev.latchkey.sandbox.lambda.wire.Answers;
import dev.latchkey.sandbox.lambda.wire.JsonBody;
import dev.latchkey.sandbox.lambda.wire.LambdaRefusals;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The shapes of function URLs (Lambda API Reference, "FunctionUrlConfig" and "Cors"). */
record UrlShapes(String region, int port) {

    private static final DateTimeFormatter NANOSECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'").withZone(ZoneOffset.UTC);

    /** Leaves out what was not in the request. */
    ObjectNode created(LambdaFunction function, UrlConfig url) {
        ObjectNode shape = Answers.object()
                .put("FunctionUrl", address(url))
                .put("FunctionArn", function.arn(url.qualifier()))
                .put("AuthType", url.authType())
                .put("CreationTime", time(url.created()));
        if (url.cors() != null) {
            shape.set("Cors", shape(url.cors()));
        }
        if (url.invokeMode() != null) {
            shape.put("InvokeMode", url.invokeMode());
        }
        return shape;
    }

    ObjectNode updated(LambdaFunction function, UrlConfig url) {
        return created(function, url).put("LastModifiedTime", time(url.modified()));
    }

    /** Always tells the mode in force. */
    ObjectNode full(LambdaFunction function, UrlConfig url) {
        return updated(function, url).put("InvokeMode", url.mode());
    }

    private String address(UrlConfig url) {
        return "http://" + url.urlId() + ".lambda-url." + region + ".localhost:" + port + "/";
    }

    private static String time(Instant moment) {
        return NANOSECONDS.format(moment);
    }

    static @Nullable Cors cors(JsonBody body) {
        if (!body.has("Cors")) {
            return null;
        }
        JsonBody cors = body.structure("Cors");
        return new Cors(
                cors.flag("AllowCredentials"),
                texts(cors, "AllowHeaders", 100, 0, 1024),
                texts(cors, "AllowMethods", 6, 0, 6),
                texts(cors, "AllowOrigins", 100, 1, 253),
                texts(cors, "ExposeHeaders", 100, 0, 1024),
                cors.number("MaxAge", 0, 86_400));
    }

    private static @Nullable List<String> texts(JsonBody cors, String member, int most, int shortest, int longest) {
        List<String> texts = cors.texts(member);
        if (texts == null) {
            return null;
        }
        if (texts.size() > most) {
            throw LambdaRefusals.validation(
                    "'" + texts + "'", cors.name(member), "Member must have length less than or equal to " + most);
        }
        if (texts.stream().anyMatch(text -> text.length() > longest || text.length() < shortest)) {
            throw LambdaRefusals.validation(
                    "'" + texts + "'",
                    cors.name(member),
                    "Member must satisfy constraint: [Member must have length less than or equal to " + longest
                            + ", Member must have length greater than or equal to " + shortest
                            + ", Member must satisfy regular expression pattern: .*]");
        }
        return texts;
    }

    private static ObjectNode shape(Cors cors) {
        ObjectNode shape = Answers.object();
        if (cors.allowCredentials() != null) {
            shape.put("AllowCredentials", cors.allowCredentials());
        }
        list(shape, "AllowHeaders", cors.allowHeaders());
        list(shape, "AllowMethods", cors.allowMethods());
        list(shape, "AllowOrigins", cors.allowOrigins());
        list(shape, "ExposeHeaders", cors.exposeHeaders());
        if (cors.maxAge() != null) {
            shape.put("MaxAge", cors.maxAge());
        }
        return shape;
    }

    private static void list(ObjectNode shape, String member, @Nullable List<String> texts) {
        if (texts != null) {
            ArrayNode list = shape.putArray(member);
            texts.forEach(list::add);
        }
    }
}
