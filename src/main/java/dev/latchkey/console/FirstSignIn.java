package dev.latchkey.console;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Makes sure somebody can sign in after a start, and says how on the terminal, never in the log. */
@Component
class FirstSignIn {

    private final ConsoleProperties properties;
    private final Operators operators;
    private final SignInLink link;
    private final SetupCode setupCode;
    private final PrintStream terminal = System.out;

    FirstSignIn(ConsoleProperties properties, Operators operators, SignInLink link, SetupCode setupCode) {
        this.properties = properties;
        this.operators = operators;
        this.link = link;
        this.setupCode = setupCode;
    }

    @EventListener
    @Order(0)
    void ready(ApplicationReadyEvent event) throws IOException {
        if (!(event.getApplicationContext() instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
            return;
        }
        operators.ensure(Operators.ADMIN, "Admin");
        String console = "http://localhost:" + web.getWebServer().getPort();
        String password = password();
        if (password != null) {
            operators.setPassword(Operators.ADMIN, password);
            say("Latchkey runs on " + console + ". Sign in as admin with the password you set.");
        } else if (properties.sandbox().enabled()) {
            say("Latchkey runs on " + console + ". Open this link to sign in (once, within 60 minutes):");
            say("  " + console + "/login/link?token=" + link.issue());
        } else if (operators.hasPassword(Operators.ADMIN)) {
            say("Latchkey runs on " + console + ". Sign in as admin.");
        } else {
            say("Latchkey runs on " + console + ". Set the first password at " + console + "/setup with the code in "
                    + setupCode.write() + " (within 60 minutes).");
        }
    }

    private @Nullable String password() throws IOException {
        Path file = properties.admin().passwordFile();
        String password = file == null
                ? properties.admin().password()
                : Files.readString(file).strip();
        return password == null || password.isBlank() ? null : password;
    }

    private void say(String line) {
        terminal.println(line);
        terminal.flush();
    }
}
