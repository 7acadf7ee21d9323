package io.revenuesignals.feedback.fact;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.revenuesignals.feedback.Periodic;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/**
 * Compares the books with the log: every record of the fact topics is counted exactly once.
 *
 * <p>{@code signals.accounting.difference}, by {@code check}; anything but 0 is a fault of ours:
 *
 * <ul>
 *   <li>{@code offsets}: offsets passed in the topics that keep everything, less records read there
 *   <li>{@code accounts}: records read from all fact topics, less records counted in accounts
 * </ul>
 */
@Configuration(proxyBeanMethods = false)
class Reconciling {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciling.class);
    private static final Duration FORGET_EVERY = Duration.ofSeconds(20);
    private static final int FORGOTTEN_AT_ONCE = 5_000;

    @Bean
    Periodic reconciliation(FactAccounts accounts, AccountingSettings settings, MeterRegistry registry) {
        Map<String, Long> last = new ConcurrentHashMap<>();
        for (String check : new String[] {"offsets", "accounts"}) {
            Gauge.builder("signals.accounting.difference", last, seen -> seen.getOrDefault(check, 0L))
                    .description("Facts by which the books differ from the log")
                    .tag("check", check)
                    .register(registry);
        }
        return new Periodic("reconciliation", settings.reconcileEvery(), () -> reconcile(accounts, last));
    }

    @Bean
    Periodic forgettingReceipts(FactReceipts receipts, AccountingSettings settings, Clock clock) {
        return new Periodic(
                "forgetting old receipts",
                FORGET_EVERY,
                () -> receipts.forget(clock.instant().minus(settings.keepReceipts()), FORGOTTEN_AT_ONCE)
                        .then());
    }

    private static Mono<Void> reconcile(FactAccounts accounts, Map<String, Long> last) {
        return accounts.difference()
                .doOnNext(difference -> {
                    last.put("offsets", difference.offsets());
                    last.put("accounts", difference.accounts());
                    if (difference.offsets() != 0 || difference.accounts() != 0) {
                        LOG.error("the books differ from the log: {}", difference);
                    }
                })
                .then();
    }
}
