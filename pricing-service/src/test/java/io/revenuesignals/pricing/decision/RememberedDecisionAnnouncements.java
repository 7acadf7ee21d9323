package io.revenuesignals.pricing.decision;

import io.revenuesignals.pricing.decision.model.Decision;
import io.revenuesignals.pricing.decision.model.PriceRequest;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** Remembers in words what was told. */
public final class RememberedDecisionAnnouncements implements DecisionAnnouncements {

    private final List<String> told = new ArrayList<>();

    /** Everything told so far, one line each. */
    public List<String> told() {
        return List.copyOf(told);
    }

    @Override
    public Mono<Void> declined(String recommendation, Decision decision) {
        return tell("declined " + recommendation + " by " + decision.actor());
    }

    @Override
    public Mono<Void> answered(PriceRequest request, Decision decision) {
        return tell("answered " + request.id() + " " + request.answer(decision));
    }

    private Mono<Void> tell(String line) {
        return Mono.fromRunnable(() -> told.add(line));
    }
}
