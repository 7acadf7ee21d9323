package io.revenuesignals.feedback.fact;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many facts each client may post. Remembers a bounded number of clients; those not seen for longest start afresh. */
public final class ClientRates {

    private static final int REMEMBERED = 10_000;

    private final Bandwidth allowed;
    private final TimeMeter time;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true);

    public ClientRates(long factsPerSecond, long burst) {
        this(factsPerSecond, burst, TimeMeter.SYSTEM_MILLISECONDS);
    }

    public ClientRates(long factsPerSecond, long burst, TimeMeter time) {
        this.allowed = Bandwidth.builder()
                .capacity(burst)
                .refillGreedy(factsPerSecond, Duration.ofSeconds(1))
                .build();
        this.time = time;
    }

    /** Takes the right to post so many facts: zero when granted, else how long to wait before asking again. */
    public Duration take(String client, int facts) {
        if (facts == 0) {
            return Duration.ZERO;
        }
        ConsumptionProbe probe = bucket(client).tryConsumeAndReturnRemaining(facts);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    /** Takes the right to post so many facts in any case, and tells how long to pause to make up for it. */
    public Duration owe(String client, int facts) {
        return facts == 0 ? Duration.ZERO : Duration.ofNanos(bucket(client).consumeIgnoringRateLimits(facts));
    }

    private Bucket bucket(String client) {
        synchronized (buckets) {
            Bucket bucket = buckets.computeIfAbsent(
                    client,
                    name -> Bucket.builder()
                            .addLimit(allowed)
                            .withCustomTimePrecision(time)
                            .build());
            if (buckets.size() > REMEMBERED) {
                buckets.remove(buckets.keySet().iterator().next());
            }
            return bucket;
        }
    }
}
