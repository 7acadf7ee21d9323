package io.revenuesignals.feedback.fact;

import io.revenuesignals.feedback.Pace;
import io.revenuesignals.feedback.fact.model.JudgedFact;
import io.revenuesignals.feedback.fact.model.Verdict;
import io.revenuesignals.feedback.fact.model.Verdicts;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;

/**
 * Takes judged facts: everything goes to the log, refusals too, and nothing is said before the log has answered. It does not
 * need the database.
 */
public final class TakingFacts {

    private final FactLog log;
    private final FactMeters meters;
    private final LongAdder taken = new LongAdder();

    public TakingFacts(FactLog log, FactMeters meters) {
        this.log = log;
        this.meters = meters;
    }

    /** Verdicts in the order of the facts, once the log has dealt with all of them. Goes on when nobody waits for it. */
    public CompletableFuture<Verdicts> take(List<JudgedFact> facts) {
        return log.append(facts).thenApply(settlements -> {
            Verdicts verdicts = Verdicts.of(facts, settlements);
            count(facts, verdicts);
            return verdicts;
        });
    }

    /** The pace of work that can wait while facts come in. */
    public Pace firstBefore(long busyPerSecond, int restShare) {
        return new YieldingPace(taken::sum, busyPerSecond, restShare, System::nanoTime);
    }

    private void count(List<JudgedFact> facts, Verdicts verdicts) {
        taken.add(facts.size());
        for (int i = 0; i < facts.size(); i++) {
            Verdict verdict = verdicts.results().get(i);
            meters.received(facts.get(i), verdict.status());
        }
    }
}
