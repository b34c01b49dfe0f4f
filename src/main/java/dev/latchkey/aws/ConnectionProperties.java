package dev.latchkey.aws;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

@ConfigurationProperties("latchkey")
record ConnectionProperties(@DefaultValue Map<String, Declared> connections) {

    /** One {@code latchkey.connections.<id>}. */
    record Declared(
            @Nullable String name,
            @DefaultValue("us-east-1") String region,
            @Nullable URI endpoint,
            @Nullable Integer colour,
            @DefaultValue("false") boolean sandbox,
            @DefaultValue Credentials credentials) {}

    enum Source {
        PROFILE,
        ENVIRONMENT,
        INSTANCE_ROLE,
        STATIC
    }

    /** Where the credentials come from; a role is assumed on top of any source. */
    record Credentials(
            @Nullable Source type,
            @Nullable String profile,
            @Nullable String accessKeyId,
            @Nullable String secretAccessKey,
            @Nullable String sessionToken,
            @Nullable String roleArn,
            @Nullable String externalId) {

        /** Records print all they hold; this one holds a secret. */
        @Override
        public String toString() {
            return "Credentials[" + type + "]";
        }
    }
}
