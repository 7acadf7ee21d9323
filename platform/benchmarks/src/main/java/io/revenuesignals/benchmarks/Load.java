package io.revenuesignals.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** Sends requests on several connections: as fast as they are answered, or at a given rate. */
final class Load {

    /**
     * What came of it.
     *
     * @param accepted requests answered 202
     * @param other requests answered otherwise
     * @param seconds from the first request to the last answer
     * @param times from when each request was due to its answer, so that a stall counts for all it held up
     */
    record Outcome(long accepted, long other, double seconds, Percentiles times) {}

    /**
     * How the other side warmed up.
     *
     * @param rounds how many rounds it took
     * @param coldPerSecond requests a second in the first of them
     * @param warmPerSecond requests a second in the last
     */
    record WarmUp(int rounds, long coldPerSecond, long warmPerSecond) {}

    private static final double ROUND_SECONDS = 5;
    private static final long REST_MILLIS = 3_000;
    private static final long TO_BEGIN_NANOS = 50_000_000;
    private static final int LOOK_BACK = 3;
    private static final int MOST_ROUNDS = 30;
    private static final double STILL_GROWING = 1.03;

    private final int connections;
    private final int port;
    private final String path;
    private final String contentType;
    private final String token;

    Load(int connections, int port, String path, String contentType, String token) {
        this.connections = connections;
        this.port = port;
        this.path = path;
        this.contentType = contentType;
        this.token = token;
    }

    /** Each connection sends its next request when the last one is answered. */
    Outcome closed(double seconds, AtomicLong next, LongFunction<byte[]> body) throws InterruptedException {
        return run((line, begin, times) -> {
            long end = begin + (long) (seconds * 1e9);
            long accepted = 0;
            long other = 0;
            while (System.nanoTime() < end) {
                byte[] content = body.apply(next.getAndIncrement());
                long due = System.nanoTime();
                if (line.post(content) == 202) {
                    accepted++;
                } else {
                    other++;
                }
                times.add(System.nanoTime() - due);
            }
            return new long[] {accepted, other};
        });
    }

    /**
     * Sends until the other side is no longer getting faster, at most for some minutes. With rests, in which its compiler
     * catches up: under full load it gets a small share of two cores and would need far longer.
     */
    WarmUp warmUp(AtomicLong next, LongFunction<byte[]> body) throws InterruptedException {
        List<Double> rates = new ArrayList<>();
        while (rates.size() < MOST_ROUNDS && !steady(rates)) {
            Outcome round = closed(ROUND_SECONDS, next, body);
            rates.add((round.accepted() + round.other()) / round.seconds());
            Thread.sleep(REST_MILLIS);
        }
        return new WarmUp(rates.size(), Math.round(rates.getFirst()), Math.round(rates.getLast()));
    }

    /** Whether the last rounds were not faster than those before. */
    private static boolean steady(List<Double> rates) {
        int count = rates.size();
        return count >= 2 * LOOK_BACK
                && best(rates.subList(count - LOOK_BACK, count))
                        < STILL_GROWING * best(rates.subList(count - 2 * LOOK_BACK, count - LOOK_BACK));
    }

    private static double best(List<Double> rates) {
        return rates.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** Requests fall due at a fixed rate whatever the answers do; no coordinated omission. */
    Outcome open(double seconds, double perSecond, AtomicLong next, LongFunction<byte[]> body) {
        Times times = new Times();
        long[] counts = new long[2];
        String head = HttpLine.head(port, path, contentType, token);
        try (PacedLines lines = new PacedLines(connections, port, head)) {
            long begin = System.nanoTime();
            lines.run(seconds, perSecond, () -> body.apply(next.getAndIncrement()), (status, nanos) -> {
                counts[status == 202 ? 0 : 1]++;
                times.add(nanos);
            });
            double took = (System.nanoTime() - begin) / 1e9;
            return new Outcome(
                    counts[0], counts[1], took, new Percentiles(times.all().toArray()));
        } catch (IOException e) {
            throw new IllegalStateException("a connection failed", e);
        }
    }

    private interface Work {
        long[] on(HttpLine line, long begin, Times times) throws IOException;
    }

    /** Times of one connection, without an object for each: a pause of this JVM would be taken for one of the server. */
    private static final class Times {

        private long[] nanos = new long[1024];
        private int count;

        void add(long time) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * count);
            }
            nanos[count++] = time;
        }

        LongStream all() {
            return Arrays.stream(nanos, 0, count);
        }
    }

    private Outcome run(Work work) throws InterruptedException {
        List<HttpLine> lines = new ArrayList<>();
        try {
            for (int worker = 0; worker < connections; worker++) {
                lines.add(new HttpLine(port, path, contentType, token));
            }
            Outcome outcome = run(lines, work);
            for (HttpLine line : lines) {
                line.close();
            }
            return outcome;
        } catch (IOException e) {
            throw new IllegalStateException("a connection failed", e);
        }
    }

    /** On connections that are open: what falls due while they are opened would wait for that and not for the answer. */
    private static Outcome run(List<HttpLine> lines, Work work) throws InterruptedException {
        List<Times> times = new ArrayList<>();
        List<Future<long[]>> results = new ArrayList<>();
        try (ExecutorService workers =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            long begin = System.nanoTime() + TO_BEGIN_NANOS;
            for (HttpLine line : lines) {
                Times own = new Times();
                times.add(own);
                Callable<long[]> task = () -> {
                    for (long wait = begin - System.nanoTime(); wait > 0; wait = begin - System.nanoTime()) {
                        LockSupport.parkNanos(wait);
                    }
                    return work.on(line, begin, own);
                };
                results.add(workers.submit(task));
            }
            long accepted = 0;
            long other = 0;
            for (Future<long[]> result : results) {
                long[] counts = result.get();
                accepted += counts[0];
                other += counts[1];
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new Outcome(
                    accepted,
                    other,
                    seconds,
                    new Percentiles(times.stream().flatMapToLong(Times::all).toArray()));
        } catch (ExecutionException e) {
            throw new IllegalStateException("a connection failed", e.getCause());
        }
    }
}
