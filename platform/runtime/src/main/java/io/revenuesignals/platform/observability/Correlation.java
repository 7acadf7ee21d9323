package io.revenuesignals.platform.observability;

import com.github.f4b6a3.uuid.UuidCreator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Ties together everything that comes of one cause. Travels in the Reactor context under its own class; set by the web
 * filter for each request and by the intake for each event, read by the outbox and by log lines.
 *
 * @param correlationId the id of the first request or event of the chain
 * @param causationId the id of the event that directly led here; absent for a request
 */
public record Correlation(String correlationId, @Nullable String causationId) {

    /** The header that carries {@link #correlationId} in and out of HTTP. */
    public static final String HEADER = "X-Correlation-Id";

    private static final int LONGEST = 128;

    public Correlation {
        if (!acceptable(correlationId)) {
            throw new IllegalArgumentException("A correlation id has 1 to " + LONGEST + " visible ASCII characters");
        }
    }

    /** A chain that starts here, under a new time-ordered id. */
    public static Correlation fresh() {
        return new Correlation(UuidCreator.getTimeOrderedEpoch().toString(), null);
    }

    /** The chain an outside id names, or a {@link #fresh} one when the id is absent or not fit to be logged and stored. */
    public static Correlation named(@Nullable String correlationId) {
        return correlationId != null && acceptable(correlationId) ? new Correlation(correlationId, null) : fresh();
    }

    /** The chain of the current request or event; a fresh one when nothing started any. */
    public static Mono<Correlation> current() {
        return Mono.deferContextual(context -> Mono.just(in(context)));
    }

    /** As {@link #current}, for those who already hold the context. */
    public static Correlation in(ContextView context) {
        return context.<Correlation>getOrEmpty(Correlation.class).orElseGet(Correlation::fresh);
    }

    /** Puts this chain into a context: {@code mono.contextWrite(correlation::into)}. */
    public Context into(Context context) {
        return context.put(Correlation.class, this);
    }

    /** Whether an id may be used as it is: visible ASCII, so that it can neither break a log line nor a header. */
    static boolean acceptable(String id) {
        return !id.isEmpty() && id.length() <= LONGEST && id.chars().allMatch(c -> c > 0x20 && c < 0x7f);
    }
}
