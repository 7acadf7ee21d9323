package io.revenuesignals.goal;

import io.revenuesignals.goal.goal.ClosingGoals;
import io.revenuesignals.platform.observability.Correlation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Asks at each tick which goals are over. A tick that fails is made up for by the next. */
@Component
class Calendar {

    private static final Logger log = LoggerFactory.getLogger(Calendar.class);

    private final ClosingGoals closing;
    private final TransactionalOperator transaction;

    Calendar(ClosingGoals closing, TransactionalOperator transaction) {
        this.closing = closing;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "${signals.goal.calendar-interval:5s}")
    Mono<Void> goalsClose() {
        return transaction
                .transactional(Mono.defer(closing::close))
                .contextWrite(context -> context.put(Correlation.class, Correlation.fresh()))
                .doOnNext(Calendar::tell)
                .onErrorResume(Calendar::missed)
                .then();
    }

    private static void tell(int closed) {
        if (closed > 0) {
            log.info("{} goals were over and are closed", closed);
        }
    }

    private static Mono<Integer> missed(Throwable error) {
        log.warn("Goals that are over wait for the next tick: {}", error.toString());
        return Mono.empty();
    }
}
