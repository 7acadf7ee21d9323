package io.revenuesignals.platform.observability;

import com.github.f4b6a3.uuid.UuidCreator;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
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

    /** Where log patterns find it. */
    public static final String MDC_KEY = "correlationId";

    private static final int LONGEST_HEADER = 128;

    /** A chain that starts here, under a new time-ordered id. */
    public static Correlation fresh() {
        return new Correlation(UuidCreator.getTimeOrderedEpoch().toString(), null);
    }

    /** The chain that a header of a request names; a fresh one when there is none or it is not 1 to 128 visible ASCII characters. */
    public static Correlation named(@Nullable String header) {
        return header != null && acceptable(header) ? new Correlation(header, null) : fresh();
    }

    /** The chain of the current request or event; a fresh one when nothing started any. */
    public static Mono<Correlation> current() {
        return Mono.deferContextual(context -> Mono.just(from(context)));
    }

    /** As {@link #current}, for those who already hold the context. */
    public static Correlation from(ContextView context) {
        return context.<Correlation>getOrEmpty(Correlation.class).orElseGet(Correlation::fresh);
    }

    /** Runs something that logs, so that its lines carry the correlation id (as {@code correlationId} in the MDC). */
    public void whileLogging(Runnable work) {
        try (MDC.MDCCloseable ignored = MDC.putCloseable(MDC_KEY, correlationId)) {
            work.run();
        }
    }

    /** The context with this chain in it: {@code mono.contextWrite(correlation::in)}. */
    public Context in(Context context) {
        return context.put(Correlation.class, this);
    }

    /** Visible ASCII only: such an id can break neither a log line nor a header. */
    private static boolean acceptable(String header) {
        return !header.isEmpty()
                && header.length() <= LONGEST_HEADER
                && header.chars().allMatch(c -> c > 0x20 && c < 0x7f);
    }
}
