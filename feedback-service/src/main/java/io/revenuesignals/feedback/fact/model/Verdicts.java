package io.revenuesignals.feedback.fact.model;

import java.util.ArrayList;
import java.util.List;

/** The verdicts on one request, in its order, with their counts. */
public record Verdicts(List<Verdict> results, int accepted, int rejected, int unknown) {

    /** Pairs each fact with what the log said to it. */
    public static Verdicts of(List<? extends JudgedFact> facts, List<? extends Settlement> settlements) {
        List<Verdict> results = new ArrayList<>(facts.size());
        int[] counts = new int[Verdict.Status.values().length];
        for (int i = 0; i < facts.size(); i++) {
            Verdict verdict = Verdict.of(facts.get(i), settlements.get(i));
            counts[verdict.status().ordinal()]++;
            results.add(verdict);
        }
        return new Verdicts(
                results,
                counts[Verdict.Status.ACCEPTED.ordinal()],
                counts[Verdict.Status.REJECTED.ordinal()],
                counts[Verdict.Status.UNKNOWN.ordinal()]);
    }

    /** Whether nothing could be settled, so that the whole request is to be sent again. */
    public boolean nothingSettled() {
        return unknown > 0 && accepted == 0 && rejected == 0;
    }
}
