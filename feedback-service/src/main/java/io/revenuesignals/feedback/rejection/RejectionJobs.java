package io.revenuesignals.feedback.rejection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.revenuesignals.feedback.Periodic;
import io.revenuesignals.feedback.fact.AccountingSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * What is done about rejections without being asked: a step of the replays under way each second, and a look at what waits.
 *
 * <ul>
 *   <li>{@code signals.rejections.waiting}: rejections that wait or are parked
 *   <li>{@code signals.rejections.oldest.age}: seconds since the oldest of them was rejected; 0 when none waits
 * </ul>
 */
@Configuration(proxyBeanMethods = false)
class RejectionJobs {

    private static final Duration STEP = Duration.ofSeconds(1);

    /** One instance of the service at a time works on an order: the others leave its row alone. */
    @Bean
    Periodic replaySteps(HandlingRejections handling, TransactionalOperator transaction) {
        return new Periodic(
                "a step of the replays",
                STEP,
                () -> transaction.transactional(handling.step()).then());
    }

    @Bean
    Periodic rejectionCount(Rejections rejections, MeterRegistry registry, AccountingSettings settings, Clock clock) {
        Seen last = new Seen();
        Gauge.builder("signals.rejections.waiting", last, seen -> seen.waiting.count())
                .description("Rejected events that nobody has dealt with")
                .register(registry);
        Gauge.builder("signals.rejections.oldest.age", last, seen -> age(seen.waiting, clock))
                .description("Age of the oldest rejected event that nobody has dealt with")
                .baseUnit("seconds")
                .register(registry);
        return new Periodic(
                "counting rejections",
                settings.reconcileEvery(),
                () -> rejections
                        .waiting()
                        .doOnNext(waiting -> last.waiting = waiting)
                        .then());
    }

    private static final class Seen {
        private volatile Rejections.Waiting waiting = new Rejections.Waiting(0, null);
    }

    private static double age(Rejections.Waiting waiting, Clock clock) {
        Instant oldest = waiting.oldest();
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toSeconds());
    }
}
