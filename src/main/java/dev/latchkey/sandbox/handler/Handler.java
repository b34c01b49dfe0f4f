package dev.latchkey.sandbox.handler;

import java.io.IOException;
import java.io.OutputStream;

/** A function's code: one event in, one outcome out. */
@FunctionalInterface
public interface Handler {

    /**
     * @param event the payload, JSON
     * @param timeoutSeconds after which Lambda would end it
     */
    Outcome run(byte[] event, int timeoutSeconds) throws InterruptedException;

    /** What came of it. */
    sealed interface Outcome {}

    /** It returned a value, JSON. */
    record Returned(byte[] payload) implements Outcome {}

    /** It writes its answer piece by piece. */
    record Streamed(int status, String contentType, Body body) implements Outcome {}

    /** It failed; the payload Lambda gives for that is {@code {"errorMessage":…,"errorType":…}}. */
    record Failed(String errorType, String errorMessage) implements Outcome {}

    /** Writes a streamed answer. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException, InterruptedException;
    }
}
