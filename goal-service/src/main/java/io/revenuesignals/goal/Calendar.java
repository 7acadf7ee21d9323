package io.revenuesignals.goal;

import io.revenuesignals.goal.goal.ClosingGoals;
import io.revenuesignals.platform.observability.Correlation;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Asks at each tick which goals are over. A tick that fails is made up for by the next. */
@Component
class Calendar {

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
                .then();
    }
}
