package dev.latchkey.sandbox.store;

import dev.latchkey.sandbox.account.FunctionAlias;
import dev.latchkey.sandbox.account.FunctionVersion;
import dev.latchkey.sandbox.account.Identifiers;
import dev.latchkey.sandbox.account.LambdaFunction;
import dev.latchkey.sandbox.account.UrlConfig;
import dev.latchkey.sandbox.account.UrlConfig.Cors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Functions with their aliases, URLs and resource policies. */
final class FunctionJson {

    private final String accountId;
    private final String region;
    private final Instant now;
    private final Identifiers identifiers = new Identifiers();

    FunctionJson(String accountId, String region, Instant now) {
        this.accountId = accountId;
        this.region = region;
        this.now = now;
    }

    LambdaFunction function(JsonNode node) {
        String name = Json.text(node, "FunctionName", "");
        String arn = Json.text(node, "FunctionArn", "arn:aws:lambda:" + region + ":" + accountId + ":function:" + name);
        List<FunctionVersion> versions = new ArrayList<>();
        node.path("Versions").forEach(version -> versions.add(version(version)));
        if (versions.isEmpty()) {
            versions.add(version(node));
        }
        Integer reserved = node.path("ReservedConcurrentExecutions").isNumber()
                ? node.path("ReservedConcurrentExecutions").asInt()
                : null;
        return new LambdaFunction(
                name, arn, versions, aliases(node), urls(node), policies(node), Json.map(node.path("Tags")), reserved);
    }

    private FunctionVersion version(JsonNode node) {
        return new FunctionVersion(
                Json.text(node, "Version", FunctionVersion.LATEST),
                Json.text(node, "RevisionId", identifiers.uuid()),
                Json.text(node, "Runtime", "nodejs22.x"),
                Json.text(node, "Role", "arn:aws:iam::" + accountId + ":role/lambda-basic"),
                Json.text(node, "Handler", "hello.handler"),
                Json.text(node, "Description", ""),
                Json.number(node, "Timeout", 3),
                Json.number(node, "MemorySize", 128),
                Json.map(node.path("Environment")),
                Json.text(node, "Architecture", "x86_64"),
                Json.text(node, "CodeSha256", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
                Json.number(node, "CodeSize", 0),
                Json.time(node, "LastModified", now));
    }

    private SortedMap<String, FunctionAlias> aliases(JsonNode node) {
        SortedMap<String, FunctionAlias> aliases = new TreeMap<>();
        node.path("Aliases").forEach(alias -> {
            SortedMap<String, Double> weights = new TreeMap<>();
            alias.path("RoutingConfig")
                    .path("AdditionalVersionWeights")
                    .properties()
                    .forEach(weight ->
                            weights.put(weight.getKey(), weight.getValue().asDouble()));
            String name = Json.text(alias, "Name", "");
            aliases.put(
                    name,
                    new FunctionAlias(
                            name,
                            Json.text(alias, "FunctionVersion", FunctionVersion.LATEST),
                            Json.text(alias, "Description", ""),
                            weights,
                            Json.text(alias, "RevisionId", identifiers.uuid())));
        });
        return aliases;
    }

    private SortedMap<String, UrlConfig> urls(JsonNode node) {
        SortedMap<String, UrlConfig> urls = new TreeMap<>();
        node.path("UrlConfigs").forEach(url -> {
            String qualifier = Json.optional(url, "Qualifier");
            String alias = qualifier == null || qualifier.isEmpty() ? null : qualifier;
            urls.put(
                    alias == null ? LambdaFunction.UNQUALIFIED : alias,
                    new UrlConfig(
                            Json.text(url, "UrlId", identifiers.url()),
                            alias,
                            Json.text(url, "AuthType", "AWS_IAM"),
                            Json.optional(url, "InvokeMode"),
                            url.path("Cors").isObject() ? cors(url.path("Cors")) : null,
                            Json.time(url, "CreationTime", now),
                            Json.time(url, "LastModifiedTime", now)));
        });
        return urls;
    }

    private static Cors cors(JsonNode node) {
        return new Cors(
                node.has("AllowCredentials") ? node.path("AllowCredentials").asBoolean() : null,
                list(node, "AllowHeaders"),
                list(node, "AllowMethods"),
                list(node, "AllowOrigins"),
                list(node, "ExposeHeaders"),
                node.has("MaxAge") ? node.path("MaxAge").asInt() : null);
    }

    private static @Nullable List<String> list(JsonNode node, String name) {
        return node.has(name) ? Json.texts(node.path(name)) : null;
    }

    private static SortedMap<String, String> policies(JsonNode node) {
        SortedMap<String, String> policies = new TreeMap<>();
        node.path("Policies").properties().forEach(policy -> {
            String document = Json.document(policy.getValue());
            if (document != null) {
                policies.put(policy.getKey(), document);
            }
        });
        return policies;
    }

    static ObjectNode write(LambdaFunction function) {
        ObjectNode node = Json.MAPPER
                .createObjectNode()
                .put("FunctionName", function.name())
                .put("FunctionArn", function.arn());
        ArrayNode versions = node.putArray("Versions");
        function.versions().forEach(version -> versions.add(write(version)));
        ArrayNode aliases = node.putArray("Aliases");
        function.aliases().values().forEach(alias -> aliases.add(write(alias)));
        ArrayNode urls = node.putArray("UrlConfigs");
        function.urls().values().forEach(url -> urls.add(write(url)));
        node.set("Policies", Json.object(function.policies()));
        node.set("Tags", Json.object(function.tags()));
        node.put("ReservedConcurrentExecutions", function.reserved());
        return node;
    }

    private static ObjectNode write(FunctionVersion version) {
        ObjectNode node = Json.MAPPER
                .createObjectNode()
                .put("Version", version.version())
                .put("RevisionId", version.revision())
                .put("Runtime", version.runtime())
                .put("Role", version.role())
                .put("Handler", version.handler())
                .put("Description", version.description())
                .put("Timeout", version.timeout())
                .put("MemorySize", version.memory())
                .put("Architecture", version.architecture())
                .put("CodeSha256", version.codeSha256())
                .put("CodeSize", version.codeSize())
                .put("LastModified", version.modified().toString());
        node.set("Environment", Json.object(version.environment()));
        return node;
    }

    private static ObjectNode write(FunctionAlias alias) {
        ObjectNode node = Json.MAPPER
                .createObjectNode()
                .put("Name", alias.name())
                .put("FunctionVersion", alias.version())
                .put("Description", alias.description())
                .put("RevisionId", alias.revision());
        ObjectNode weights = node.putObject("RoutingConfig").putObject("AdditionalVersionWeights");
        alias.weights().forEach(weights::put);
        return node;
    }

    private static ObjectNode write(UrlConfig url) {
        ObjectNode node = Json.MAPPER
                .createObjectNode()
                .put("UrlId", url.urlId())
                .put("Qualifier", url.qualifier())
                .put("AuthType", url.authType())
                .put("InvokeMode", url.invokeMode())
                .put("CreationTime", url.created().toString())
                .put("LastModifiedTime", url.modified().toString());
        Cors cors = url.cors();
        if (cors != null) {
            node.set("Cors", write(cors));
        }
        return node;
    }

    private static ObjectNode write(Cors cors) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        if (cors.allowCredentials() != null) {
            node.put("AllowCredentials", cors.allowCredentials());
        }
        put(node, "AllowHeaders", cors.allowHeaders());
        put(node, "AllowMethods", cors.allowMethods());
        put(node, "AllowOrigins", cors.allowOrigins());
        put(node, "ExposeHeaders", cors.exposeHeaders());
        if (cors.maxAge() != null) {
            node.put("MaxAge", cors.maxAge());
        }
        return node;
    }

    private static void put(ObjectNode node, String name, @Nullable List<String> values) {
        if (values != null) {
            node.set(name, Json.array(values));
        }
    }
}
