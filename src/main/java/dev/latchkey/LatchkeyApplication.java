package dev.latchkey;

import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the console with its sandbox, or with the argument {@code sandbox} the sandbox alone. */
@SpringBootApplication
public class LatchkeyApplication {

    private static final String SANDBOX = "sandbox";

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(SANDBOX)) {
            sandboxAlone().run(Arrays.copyOfRange(args, 1, args.length));
        } else {
            SpringApplication.run(LatchkeyApplication.class, args);
        }
    }

    /** An application without beans or web server: the sandbox starts as it does beside the console, by its listener. */
    private static SpringApplication sandboxAlone() {
        SpringApplication application = new SpringApplication(SandboxAlone.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setKeepAlive(true);
        return application;
    }

    private static final class SandboxAlone {}
}
