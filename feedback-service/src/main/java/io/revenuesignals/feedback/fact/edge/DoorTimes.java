package io.revenuesignals.feedback.fact.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import reactor.core.publisher.SignalType;

/** Times requests under {@code http.server.requests}, with the tags that the framework gives to those that it observes. */
final class DoorTimes {

    private static final String NONE = "none";
    private static final String UNKNOWN = "UNKNOWN";

    /** What tells one meter from the others. */
    private record Ending(String status, String outcome, String error) {}

    private final MeterRegistry registry;
    private final String path;
    private final Map<Ending, Timer> timers = new ConcurrentHashMap<>();

    DoorTimes(MeterRegistry registry, String path) {
        this.registry = registry;
        this.path = path;
    }

    /** A request that begins now. */
    Request begin() {
        return new Request();
    }

    private Timer timer(Ending ending) {
        return Timer.builder("http.server.requests")
                .tag("error", ending.error())
                .tag("exception", ending.error())
                .tag("method", "POST")
                .tag("outcome", ending.outcome())
                .tag("status", ending.status())
                .tag("uri", path)
                .register(registry);
    }

    /** One request. */
    final class Request {

        private final long began = System.nanoTime();
        private String error = NONE;

        /** Notes what an answer was changed by. */
        void failed(Throwable failure) {
            error = failure.getClass().getSimpleName();
        }

        /** Counts the request, once it is answered or its client has gone. */
        void end(SignalType signal, @Nullable HttpStatusCode status) {
            Ending ending = signal == SignalType.CANCEL || status == null
                    ? new Ending(UNKNOWN, UNKNOWN, error)
                    : new Ending(Integer.toString(status.value()), outcome(status), error);
            timers.computeIfAbsent(ending, DoorTimes.this::timer)
                    .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        }

        private static String outcome(HttpStatusCode status) {
            HttpStatus.@Nullable Series series = HttpStatus.Series.resolve(status.value());
            return switch (series) {
                case SUCCESSFUL -> "SUCCESS";
                case CLIENT_ERROR, SERVER_ERROR -> series.name();
                case null, default -> UNKNOWN;
            };
        }
    }
}
