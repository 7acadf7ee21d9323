package io.revenuesignals.pricing.decision;

import io.revenuesignals.pricing.decision.model.Decision;
import io.revenuesignals.pricing.decision.model.Judgement;
import io.revenuesignals.pricing.decision.model.PriceRequest;
import io.revenuesignals.pricing.decision.model.Recommendation;
import io.revenuesignals.pricing.model.TimelineClash;
import java.util.List;

/** What came of the wish to decide. */
public sealed interface Outcome {

    /** It is decided. */
    record Decided(Decision decision) implements Outcome {}

    /** It waits for another person. */
    record Queued(Recommendation recommendation) implements Outcome {}

    /** The policy forbids it to everybody. */
    record Refused(Judgement judgement) implements Outcome {}

    /** Other prices are in the way. */
    record Conflicting(List<TimelineClash> clashes) implements Outcome {}

    /** It was decided before, or it waits no longer. */
    record NotWaiting(Recommendation recommendation) implements Outcome {}

    /** The step is too large to be approved by the one who proposed it. */
    record OnlyByAnother(Recommendation recommendation) implements Outcome {}

    /** The request has its answer, or the asker no longer wants one. */
    record NotOpen(PriceRequest request) implements Outcome {}

    /** There is no such recommendation or request. */
    record Unknown() implements Outcome {}
}
