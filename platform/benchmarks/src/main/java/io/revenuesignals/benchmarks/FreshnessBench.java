package io.revenuesignals.benchmarks;

import io.revenuesignals.contracts.Topics;
import io.revenuesignals.local.issuer.Role;
import io.revenuesignals.local.issuer.TokenRequest;
import io.revenuesignals.local.stack.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;

/**
 * From a fact's acknowledgement until a query shows it, while other facts stream in at half the rate that door, log and store
 * take together on this machine.
 */
final class FreshnessBench implements Bench {

    private static final int BATCH = 100;
    private static final double WARM_UP_PER_SECOND = 1_000;
    private static final int CONNECTIONS = 4;
    private static final int PROBES_PER_SECOND = 10;
    private static final long BETWEEN_LOOKS_NANOS = 100_000_000L;
    private static final long GIVE_UP_NANOS = 120_000_000_000L;

    @Override
    public String name() {
        return "freshness";
    }

    @Override
    public String purpose() {
        return "milliseconds from acknowledged to visible in a query, with other facts streaming in at half the stored rate; --facts: how many a second instead";
    }

    @Override
    public BenchResult run(BenchOptions options) throws IOException, InterruptedException {
        try (Bed bed = Bed.make(options)) {
            Facts facts = new Facts("fresh" + options.seed());
            String token = bed.token(Role.SOURCE);
            AtomicLong next = new AtomicLong();
            Load load = new Load(
                    CONNECTIONS, bed.port(Service.FEEDBACK), "/v1/facts", "application/cloudevents-batch+json", token);
            options.say("warming up");
            double warm = options.facts() > 0 ? options.facts() : WARM_UP_PER_SECOND;
            load.open(options.seconds(), warm / BATCH, next, number -> facts.batch(number * BATCH, BATCH));
            Percentiles _ = probe(bed, token, 1, "warm-" + options.seed());
            awaitStored(bed);
            Map<String, Object> details = new LinkedHashMap<>();
            double stream = options.facts();
            if (options.facts() == 0) {
                options.say("measuring what is stored when as much as possible is posted");
                double _ = storedPerSecond(bed, load, options, facts, next); // the first time warms up for this rate
                double stored = storedPerSecond(bed, load, options, facts, next);
                details.put("storedPerSecond", Math.round(stored));
                stream = stored / 2;
            }
            double rate = stream;
            options.say("measuring at " + Math.round(rate) + " facts/s");
            Load.Outcome[] streamed = new Load.Outcome[1];
            Thread background = Thread.ofPlatform()
                    .start(() -> streamed[0] = load.open(
                            options.seconds(), rate / BATCH, next, number -> facts.batch(number * BATCH, BATCH)));
            Percentiles times = probe(bed, token, options.seconds(), "probe-" + options.seed());
            background.join();
            details.put("streamPerSecond", Math.round(streamed[0].accepted() * BATCH / streamed[0].seconds()));
            details.put("streamNotAccepted", streamed[0].other());
            details.putAll(times.table());
            return BenchResult.alone(name(), times.millis(0.99), "ms p99", details);
        }
    }

    /** From the first post to the last fact stored. */
    private static double storedPerSecond(Bed bed, Load load, BenchOptions options, Facts facts, AtomicLong next)
            throws InterruptedException {
        long begin = System.nanoTime();
        Load.Outcome posted = load.closed(options.seconds(), next, number -> facts.batch(number * BATCH, BATCH));
        awaitStored(bed);
        return posted.accepted() * BATCH / ((System.nanoTime() - begin) / 1e9);
    }

    /** What was sent before is stored before anything is measured. */
    private static void awaitStored(Bed bed) throws InterruptedException {
        BrokerTool broker = new BrokerTool(bed.brokers());
        long end = broker.records(Topics.SALES);
        long begin = System.nanoTime();
        try (Admin admin = broker.admin()) {
            while (broker.committed(admin, Storing.GROUP, Topics.SALES) < end) {
                if (System.nanoTime() - begin > GIVE_UP_NANOS) {
                    throw new IllegalStateException("what was sent before is not stored");
                }
                LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            }
        }
    }

    private static Percentiles probe(Bed bed, String token, int seconds, String run)
            throws IOException, InterruptedException {
        String analyst = bed.running().token(TokenRequest.of("bench", Role.ANALYST));
        long[] times = new long[seconds * PROBES_PER_SECOND];
        try (HttpLine door =
                        new HttpLine(bed.port(Service.FEEDBACK), "/v1/facts", "application/cloudevents+json", token);
                HttpClient queries = HttpClient.newHttpClient()) {
            long begin = System.nanoTime();
            for (int i = 0; i < times.length; i++) {
                long due = begin + i * 1_000_000_000L / PROBES_PER_SECOND;
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                String product = run + "-" + i;
                String fact = new Facts(product)
                        .structured(0)
                        .replaceFirst("\"product\":\"[^\"]*\"", "\"product\":\"" + product + "\"");
                if (door.post(fact.getBytes(StandardCharsets.US_ASCII)) != 202) {
                    throw new IllegalStateException(
                            "the door refused a probe: " + new String(door.body(), StandardCharsets.UTF_8));
                }
                times[i] = visible(queries, bed.port(Service.ANALYTICS), analyst, product);
            }
        }
        return new Percentiles(times);
    }

    private static long visible(HttpClient queries, int port, String token, String product)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port
                        + "/v1/query?measures=units&groupBy=product&from=2026-01-01&to=2026-12-31&granularity=P1Y&filter%5Bproduct%5D="
                        + product))
                .header("Authorization", "Bearer " + token)
                .build();
        long acknowledged = System.nanoTime();
        while (System.nanoTime() - acknowledged < GIVE_UP_NANOS) {
            HttpResponse<String> answer = queries.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("the query failed: " + answer.body());
            }
            if (answer.body().contains("\"product\":\"" + product + "\"")
                    && answer.body().contains("\"units\"")) {
                return System.nanoTime() - acknowledged;
            }
            LockSupport.parkNanos(5_000_000L);
        }
        throw new IllegalStateException("the fact about " + product + " did not become visible");
    }
}
