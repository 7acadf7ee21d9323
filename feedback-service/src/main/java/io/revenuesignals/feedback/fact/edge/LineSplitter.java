package io.revenuesignals.feedback.fact.edge;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * Cuts a stream into lines. Holds at most one line; of a line longer than allowed it holds the beginning, one byte more than
 * allowed, and drops the rest. Serves one stream, one buffer after the other.
 */
final class LineSplitter {

    private final int longest;
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();

    LineSplitter(int longest) {
        this.longest = longest;
    }

    /** The lines that end within this buffer, without blank ones. Releases the buffer. */
    List<byte[]> feed(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.toByteBuffer(ByteBuffer.wrap(bytes));
        DataBufferUtils.release(buffer);
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                keep(bytes, from, i);
                finish(lines);
                from = i + 1;
            }
        }
        keep(bytes, from, bytes.length);
        return lines;
    }

    /** The last line, where it did not end with a line break. */
    List<byte[]> rest() {
        List<byte[]> lines = new ArrayList<>(1);
        finish(lines);
        return lines;
    }

    /** Whether a line has begun and not ended. */
    boolean isInsideLine() {
        return open.size() > 0;
    }

    private void keep(byte[] bytes, int from, int to) {
        int room = longest + 1 - open.size();
        open.write(bytes, from, Math.min(to - from, room));
    }

    private void finish(List<byte[]> lines) {
        byte[] line = open.toByteArray();
        open.reset();
        if (!isBlank(line)) {
            lines.add(line);
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
