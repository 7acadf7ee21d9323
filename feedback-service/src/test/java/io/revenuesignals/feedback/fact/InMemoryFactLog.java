package io.revenuesignals.feedback.fact;

import io.revenuesignals.feedback.fact.model.JudgedFact;
import io.revenuesignals.feedback.fact.model.Settlement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A log that keeps facts in memory, and says what it is told to say. */
public final class InMemoryFactLog implements FactLog {

    private final List<JudgedFact> appended = new ArrayList<>();
    private final List<Settlement> next = new ArrayList<>();
    private CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

    /** What it says to the next fact; a position when nothing is set. */
    public void say(Settlement settlement) {
        next.add(settlement);
    }

    /** Answers nothing until the future completes. */
    public void waitFor(CompletableFuture<Void> opening) {
        gate = opening;
    }

    /** What was appended, in order. */
    public synchronized List<JudgedFact> appended() {
        return List.copyOf(appended);
    }

    @Override
    public synchronized CompletableFuture<List<Settlement>> append(List<JudgedFact> facts) {
        List<Settlement> settlements = new ArrayList<>();
        for (JudgedFact fact : facts) {
            settlements.add(next.isEmpty() ? new Settlement.Stored("topic", 0, appended.size()) : next.removeFirst());
            appended.add(fact);
        }
        return gate.thenApply(open -> settlements);
    }
}
