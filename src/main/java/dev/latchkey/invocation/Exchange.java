package dev.latchkey.invocation;

import dev.latchkey.invocation.RequestDraft.HeaderLine;
import java.util.List;

/**
 * What came back.
 *
 * @param body the first mebibyte of it
 * @param size bytes received in all
 * @param cut the answer was longer than 200 MB and was not read to its end
 */
public record Exchange(
        int status, String reason, List<HeaderLine> headers, byte[] body, long size, boolean cut, Timing timing) {

    /** Whether more came than is kept. */
    public boolean shortened() {
        return size > body.length;
    }

    /**
     * Where the time went, in microseconds.
     *
     * @param reused a warm connection was used, so connecting took no time of its own
     */
    public record Timing(long sign, long connect, long firstByte, long download, boolean reused) {

        public long total() {
            return sign + connect + firstByte + download;
        }
    }
}
