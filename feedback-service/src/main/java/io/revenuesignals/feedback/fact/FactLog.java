package io.revenuesignals.feedback.fact;

import io.revenuesignals.feedback.fact.model.JudgedFact;
import io.revenuesignals.feedback.fact.model.Settlement;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Where judged facts go: sound ones to the topic of their kind, refused ones to the topic of rejections. */
public interface FactLog {

    /**
     * Appends all of them; sound ones with the same key in this order.
     *
     * @return what became of each, at its index. Never fails; settled within the time limit of the log.
     */
    CompletableFuture<List<Settlement>> append(List<JudgedFact> facts);
}
