package dev.latchkey.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One HTTP request on a connection of its own, with the very bytes given: no client rewrites path, host or headers. */
public final class RawHttp {

    private RawHttp() {}

    /** What came back; a chunked body is put together. */
    public record Answer(int status, List<Map.Entry<String, String>> headers, byte[] body) {

        public Optional<String> header(String name) {
            return headers(name).stream().findFirst();
        }

        public List<String> headers(String name) {
            return headers.stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .toList();
        }

        public String text() {
            return new String(body, UTF_8);
        }
    }

    public static Answer send(
            int port, String method, String target, List<Map.Entry<String, String>> headers, byte[] body) {
        return send(port, method, target, headers, body, chunk -> {});
    }

    /** Tells of every chunk when it arrives. */
    public static Answer send(
            int port,
            String method,
            String target,
            List<Map.Entry<String, String>> headers,
            byte[] body,
            Consumer<String> chunks) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        headers.forEach(header -> head.append(header.getKey())
                .append(": ")
                .append(header.getValue())
                .append("\r\n"));
        if (body.length > 0) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(head.append("Connection: close\r\n\r\n").toString().getBytes(UTF_8));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            return read(new BufferedInputStream(socket.getInputStream()), method, chunks);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Answer read(InputStream in, String method, Consumer<String> chunks) throws IOException {
        int status = Integer.parseInt(line(in).split(" ", 3)[1]);
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] parts = line.split(":", 2);
            headers.add(Map.entry(parts[0], parts[1].strip()));
        }
        Answer head = new Answer(status, List.copyOf(headers), new byte[0]);
        boolean chunked =
                head.header("transfer-encoding").filter("chunked"::equals).isPresent();
        boolean bodiless = method.equals("HEAD");
        byte[] body = bodiless ? new byte[0] : chunked ? chunked(in, chunks) : in.readAllBytes();
        return new Answer(status, head.headers(), body);
    }

    private static byte[] chunked(InputStream in, Consumer<String> chunks) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int length = size(in); length > 0; length = size(in)) {
            byte[] chunk = in.readNBytes(length);
            chunks.accept(new String(chunk, UTF_8));
            body.writeBytes(chunk);
            line(in);
        }
        return body.toByteArray();
    }

    private static int size(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.write(c);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }
}
