package io.revenuesignals.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One HTTP/1.1 answer with a length, as its bytes come in; the next one after {@link #forget}. */
final class HttpAnswer {

    private static final String LENGTH = "\r\ncontent-length:";

    private ByteBuffer bytes = ByteBuffer.allocate(4 * 1024);

    /** Where the answer ends; 0 until its head is here, which says so. */
    private int end;

    /** Where the next bytes go. */
    ByteBuffer space() {
        if (!bytes.hasRemaining()) {
            bytes = ByteBuffer.allocate(2 * bytes.capacity()).put(bytes.flip());
        }
        return bytes;
    }

    /**
     * Whether all of it is here.
     *
     * @throws IllegalStateException when the answer does not say how long it is
     */
    boolean isWhole() {
        if (end == 0) {
            int headEnd = endOfHead();
            end = headEnd == 0 ? 0 : headEnd + length(headEnd);
        }
        return end > 0 && bytes.position() >= end;
    }

    int status() {
        return (bytes.get(9) - '0') * 100 + (bytes.get(10) - '0') * 10 + bytes.get(11) - '0';
    }

    void forget() {
        bytes.clear();
        end = 0;
    }

    private int endOfHead() {
        for (int at = 3; at < bytes.position(); at++) {
            if (bytes.get(at) == '\n' && bytes.get(at - 2) == '\n') {
                return at + 1;
            }
        }
        return 0;
    }

    private int length(int headEnd) {
        String head = new String(bytes.array(), 0, headEnd, StandardCharsets.US_ASCII);
        int name = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
        if (name < 0) {
            throw new IllegalStateException(
                    "an answer without a length: " + head.lines().findFirst().orElse(""));
        }
        int from = name + LENGTH.length();
        return Integer.parseInt(head.substring(from, head.indexOf('\r', from)).strip());
    }
}
