package io.revenuesignals.goal.goal.edge;

import io.revenuesignals.goal.goal.model.Dimension;
import io.revenuesignals.goal.goal.model.Split;
import java.util.List;

/** What of a goal is allotted to its parts, for each dimension along which they add up. */
record SplitView(String target, List<ShareView> shares) {

    /**
     * The parts along one dimension.
     *
     * @param allotted sum of their targets, a decimal string
     * @param open what is not allotted yet, a decimal string
     * @param complete whether they reconcile exactly
     */
    record ShareView(Dimension dimension, int parts, String allotted, String open, boolean complete) {}

    static SplitView of(Split split) {
        return new SplitView(
                split.whole().target().toPlainString(),
                split.shares().stream()
                        .map(share -> new ShareView(
                                share.dimension(),
                                share.parts(),
                                share.allotted().toPlainString(),
                                share.open().toPlainString(),
                                share.isComplete()))
                        .toList());
    }
}
