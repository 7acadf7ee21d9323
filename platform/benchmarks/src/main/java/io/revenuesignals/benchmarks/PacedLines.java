package io.revenuesignals.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Kept-alive HTTP/1.1 connections on which requests fall due at a fixed rate, all of them served by the thread that calls. A
 * thread for each connection would be put to sleep and woken twice a request, and that would be a fifth of what the machine has
 * to do.
 */
final class PacedLines implements AutoCloseable {

    private static final long GIVE_UP_NANOS = 60_000_000_000L;

    private final Selector selector;
    private final List<Line> lines = new ArrayList<>();
    private final byte[] head;

    /** Opens the connections: what falls due while they are opened would wait for that and not for the answer. */
    PacedLines(int connections, int port, String head) throws IOException {
        this.head = head.getBytes(StandardCharsets.US_ASCII);
        selector = Selector.open();
        for (int number = 0; number < connections; number++) {
            lines.add(new Line(port));
        }
    }

    /** Takes what came of each request. */
    interface Answers {
        void add(int status, long nanosSinceDue);
    }

    /**
     * Sends as many requests as fall due in that time, evenly spread, each connection in its turn; returns when all are answered. A
     * request whose connection still waits is sent late, and its time counts from when it was due.
     */
    void run(double seconds, double perSecond, Supplier<byte[]> body, Answers answers) throws IOException {
        double spacing = 1e9 * lines.size() / perSecond;
        long each = (long) (seconds * perSecond / lines.size());
        long begin = System.nanoTime();
        for (int number = 0; number < lines.size(); number++) {
            lines.get(number).begin(begin + (long) (spacing * number / lines.size()), spacing, each);
        }
        long lastAnswer = begin;
        long open = each * lines.size();
        while (open > 0) {
            long next = sendWhatIsDue(body);
            long answered = takeAnswers(answers);
            open -= answered;
            long now = System.nanoTime();
            if (answered > 0) {
                lastAnswer = now;
            } else if (now - lastAnswer > GIVE_UP_NANOS) {
                throw new IOException("no answer for a minute, " + open + " are open");
            } else if (next - now > 0) {
                LockSupport.parkNanos(next - now);
            }
        }
    }

    /** Answers when to look again. */
    private long sendWhatIsDue(Supplier<byte[]> body) throws IOException {
        long now = System.nanoTime();
        long next = now + 1_000_000;
        for (Line line : lines) {
            if (line.isFree()) {
                if (line.due - now <= 0) {
                    line.send(body.get());
                } else if (line.due - next < 0) {
                    next = line.due;
                }
            }
        }
        return next;
    }

    private int takeAnswers(Answers answers) throws IOException {
        int count = 0;
        selector.selectNow();
        for (SelectionKey key : selector.selectedKeys()) {
            Line line = (Line) key.attachment();
            if (key.isWritable()) {
                line.write();
            }
            if (key.isReadable() && line.read(answers)) {
                count++;
            }
        }
        selector.selectedKeys().clear();
        return count;
    }

    @Override
    public void close() throws IOException {
        for (Line line : lines) {
            line.channel.close();
        }
        selector.close();
    }

    private final class Line {

        private final SocketChannel channel;
        private final SelectionKey key;
        private final HttpAnswer answer = new HttpAnswer();
        private ByteBuffer request = ByteBuffer.allocate(0);
        private boolean waits;
        private long first;
        private double spacing;
        private long count;
        private long answered;
        private long due;

        Line(int port) throws IOException {
            channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            key = channel.register(selector, SelectionKey.OP_READ, this);
        }

        void begin(long first, double spacing, long count) {
            this.first = first;
            this.spacing = spacing;
            this.count = count;
            answered = 0;
            due = first;
        }

        boolean isFree() {
            return !waits && answered < count;
        }

        void send(byte[] body) throws IOException {
            byte[] length = Integer.toString(body.length).getBytes(StandardCharsets.US_ASCII);
            request = ByteBuffer.allocate(head.length + length.length + 4 + body.length)
                    .put(head)
                    .put(length)
                    .put((byte) '\r')
                    .put((byte) '\n')
                    .put((byte) '\r')
                    .put((byte) '\n')
                    .put(body)
                    .flip();
            waits = true;
            write();
        }

        void write() throws IOException {
            channel.write(request);
            key.interestOps(SelectionKey.OP_READ | (request.hasRemaining() ? SelectionKey.OP_WRITE : 0));
        }

        /** Whether the answer is whole now. */
        boolean read(Answers answers) throws IOException {
            if (channel.read(answer.space()) < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (!answer.isWhole()) {
                return false;
            }
            answers.add(answer.status(), System.nanoTime() - due);
            answer.forget();
            waits = false;
            answered++;
            due = first + (long) (answered * spacing);
            return true;
        }
    }
}
