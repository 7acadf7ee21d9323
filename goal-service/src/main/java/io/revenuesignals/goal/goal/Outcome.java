package io.revenuesignals.goal.goal;

import io.revenuesignals.goal.goal.model.Goal;
import io.revenuesignals.goal.goal.model.Split;
import java.util.List;

/** What came of the wish to change a goal. */
public sealed interface Outcome {

    /** It is done; this is how the goal is now. */
    record Changed(Goal goal) implements Outcome {}

    /** There is no such goal. */
    record Unknown() implements Outcome {}

    /** It was changed since the client read it. */
    record Stale(Goal goal) implements Outcome {}

    /** Its state does not allow that. */
    record NotPossible(Goal goal) implements Outcome {}

    /** It does not fit its parent or its parts. */
    record Unsound(List<Split.Objection> objections) implements Outcome {}
}
