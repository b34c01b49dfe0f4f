package dev.latchkey.sandbox.server;

import dev.latchkey.sandbox.server.SandboxServer.Answering;
import dev.latchkey.sandbox.server.SandboxServer.Incoming;
import dev.latchkey.sandbox.signature.SignedRequest;
import dev.latchkey.sandbox.signature.SignedRequest.Header;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.modeler.Registry;
import org.jspecify.annotations.Nullable;

/** An embedded Tomcat of its own that hands over every byte as it came: raw path, raw query, headers in order. */
final class Listener implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Listener.class.getName());
    private static final String LOOPBACK = "127.0.0.1";

    private final Tomcat tomcat = new Tomcat();
    private final Connector connector;
    private final Path workDirectory;

    Listener(int port, Answering answering) {
        // The console's own Tomcat wants the registry off too, and can only say so before anybody asks for it.
        Registry.disableRegistry();
        this.workDirectory = workDirectory();
        tomcat.setBaseDir(workDirectory.toString());
        tomcat.setSilent(true);
        this.connector = connector(port);
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", workDirectory.toString());
        keepQuiet(context);
        Tomcat.addServlet(context, "sandbox", new Front(answering)).addMapping("/");
        start(port);
    }

    int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException("The sandbox did not stop", e);
        } finally {
            deleteWorkDirectory();
        }
    }

    /** There is no class loader of its own to leak, so nothing needs a search when it stops. */
    private static void keepQuiet(Context context) {
        if (context instanceof StandardContext standard) {
            standard.setClearReferencesRmiTargets(false);
            standard.setClearReferencesThreadLocals(false);
        }
    }

    private static Connector connector(int port) {
        Connector connector = new Connector();
        connector.setPort(port);
        connector.setProperty("address", LOOPBACK);
        // What a verifier must see as it was sent, Tomcat would otherwise refuse or rewrite.
        connector.setProperty("relaxedPathChars", "\"<>[\\]^`{|}");
        connector.setProperty("relaxedQueryChars", "\"<>[\\]^`{|}");
        connector.setProperty("maxHttpHeaderSize", "65536");
        connector.setProperty("maxSwallowSize", "33554432");
        connector.setProperty("tcpNoDelay", "true");
        connector.setProperty("connectionTimeout", "20000");
        connector.setThrowOnFailure(true);
        connector.setEncodedSolidusHandling("passthrough");
        connector.setEncodedReverseSolidusHandling("passthrough");
        connector.getProtocolHandler().setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        return connector;
    }

    private void start(int port) {
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw refused(port, e);
        }
        if (connector.getLocalPort() <= 0) {
            throw refused(port, null);
        }
    }

    private IllegalStateException refused(int port, @Nullable Exception cause) {
        deleteWorkDirectory();
        return new IllegalStateException(
                "The sandbox cannot start. Port " + port + " on " + LOOPBACK
                        + " is taken. Stop what uses it, or set latchkey.sandbox.port to another (0 for any).",
                cause);
    }

    private static Path workDirectory() {
        try {
            return Files.createTempDirectory("latchkey-sandbox");
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The sandbox cannot start. The temporary directory cannot be written. Set java.io.tmpdir to one"
                            + " that can.",
                    e);
        }
    }

    private void deleteWorkDirectory() {
        try (var files = Files.walk(workDirectory)) {
            for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            workDirectory.toFile().deleteOnExit();
        }
    }

    /** Every method and path comes here. */
    private static final class Front extends HttpServlet {

        private static final long serialVersionUID = 1L;
        private final transient Answering answering;

        Front(Answering answering) {
            this.answering = answering;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            try {
                send(answering.answer(incoming(request)), request, response);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "The sandbox failed at " + request.getMethod(), e);
                send(Wire.plain(500, "The sandbox failed. It is its own fault; the log says more."), request, response);
            }
        }

        private static Incoming incoming(HttpServletRequest request) throws IOException {
            List<Header> headers = new ArrayList<>();
            for (String name : Collections.list(request.getHeaderNames())) {
                for (String value : Collections.list(request.getHeaders(name))) {
                    headers.add(new Header(name, value));
                }
            }
            boolean declaredTooLarge = request.getContentLengthLong() > SandboxServer.BODY_LIMIT;
            byte[] body = declaredTooLarge ? new byte[0] : body(request.getInputStream());
            String query = request.getQueryString();
            String host = request.getHeader("host");
            return new Incoming(
                    new SignedRequest(
                            request.getMethod(), request.getRequestURI(), query == null ? "" : query, headers, body),
                    host == null ? "" : host,
                    request.getRemoteAddr(),
                    declaredTooLarge || body.length > SandboxServer.BODY_LIMIT);
        }

        private static byte[] body(InputStream in) throws IOException {
            return in.readNBytes(SandboxServer.BODY_LIMIT + 1);
        }

        private static void send(Wire wire, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            response.setStatus(wire.status());
            wire.headers().forEach(header -> response.addHeader(header.getKey(), header.getValue()));
            boolean bodiless = request.getMethod().equals("HEAD") || wire.status() == 204 || wire.status() == 304;
            if (!bodiless) {
                write(wire, response);
            }
        }

        private static void write(Wire wire, HttpServletResponse response) throws IOException {
            try {
                wire.body().writeTo(response.getOutputStream());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
