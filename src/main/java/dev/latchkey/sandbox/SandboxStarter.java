package dev.latchkey.sandbox;

import dev.latchkey.sandbox.server.SandboxOptions;
import dev.latchkey.sandbox.server.SandboxServer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts the sandbox beside the application and hands over a connection to it, as properties and nothing else; the
 * application never learns that it is not AWS. With {@code latchkey.sandbox.enabled=false} it leaves no trace.
 */
class SandboxStarter implements ApplicationListener<ApplicationPreparedEvent> {

    private static final String PREFIX = "latchkey.sandbox.";
    private static final String CONNECTION = "latchkey.connections.sandbox.";

    @Override
    public void onApplicationEvent(ApplicationPreparedEvent event) {
        ConfigurableApplicationContext context = event.getApplicationContext();
        ConfigurableEnvironment environment = context.getEnvironment();
        if (!environment.getProperty(PREFIX + "enabled", Boolean.class, true)) {
            return;
        }
        SandboxServer server = new SandboxServer(options(environment), Clock.systemUTC());
        // A disposable bean is closed with the context, and also when its refresh fails; a listener is not.
        if (context.getBeanFactory() instanceof DefaultSingletonBeanRegistry beans) {
            beans.registerDisposableBean("latchkeySandbox", server::close);
        }
        environment.getPropertySources().addFirst(new MapPropertySource("latchkeySandbox", connection(server)));
        if (event.getSpringApplication().getWebApplicationType() == WebApplicationType.NONE) {
            announce(server);
        }
    }

    private static SandboxOptions options(ConfigurableEnvironment environment) {
        String authorization = environment.getProperty(PREFIX + "authorization", "dual");
        if (!authorization.equals("dual") && !authorization.equals("legacy")) {
            throw new IllegalStateException("The sandbox cannot start. latchkey.sandbox.authorization is "
                    + authorization + ". Set it to dual or legacy.");
        }
        return new SandboxOptions(
                environment.getProperty(PREFIX + "port", Integer.class, 4580),
                Path.of(environment.getProperty("latchkey.data-dir", "./data")),
                text(environment, "account-file").map(Path::of),
                text(environment, "access-key-id"),
                text(environment, "secret-access-key"),
                authorization.equals("dual"));
    }

    private static Optional<String> text(ConfigurableEnvironment environment, String name) {
        return Optional.ofNullable(environment.getProperty(PREFIX + name)).filter(value -> !value.isBlank());
    }

    private static Map<String, Object> connection(SandboxServer server) {
        return Map.of(
                CONNECTION + "name", "Sandbox",
                CONNECTION + "region", server.region(),
                CONNECTION + "endpoint", endpoint(server),
                CONNECTION + "sandbox", "true",
                CONNECTION + "credentials.type", "static",
                CONNECTION + "credentials.access-key-id", server.accessKeyId(),
                CONNECTION + "credentials.secret-access-key", server.secretAccessKey());
    }

    /** Started alone: says where it is, and where its secret is kept, never the secret. */
    private static void announce(SandboxServer server) {
        System.out.println("The sandbox listens on " + endpoint(server) + " (STS, IAM, Lambda, function URLs; Region "
                + server.region() + ").");
        System.out.println("Access key " + server.accessKeyId() + "; its secret is in " + server.file() + ".");
        System.out.flush();
    }

    private static String endpoint(SandboxServer server) {
        return "http://127.0.0.1:" + server.port();
    }
}
