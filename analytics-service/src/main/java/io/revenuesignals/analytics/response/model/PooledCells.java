package io.revenuesignals.analytics.response.model;

import java.util.Map;
import java.util.Set;

/**
 * The joint estimate of all cells of one product.
 *
 * @param <C> how the caller names a cell
 */
public final class PooledCells<C> {

    private final Map<C, Posterior> cells;
    private final Posterior average;
    private final Posterior unseen;
    private final int rounds;

    PooledCells(Map<C, Posterior> cells, Posterior average, Posterior unseen, int rounds) {
        this.cells = cells;
        this.average = average;
        this.unseen = unseen;
        this.rounds = rounds;
    }

    public Set<C> cells() {
        return cells.keySet();
    }

    /** Belief about one cell; about a cell that was not in the data, what its siblings suggest. */
    public Posterior of(C cell) {
        return cells.getOrDefault(cell, unseen);
    }

    /** The mean over cells with the uncertainty of that mean. */
    public Posterior average() {
        return average;
    }

    /** Belief about a further cell of the same product without any data of its own. */
    public Posterior unseen() {
        return unseen;
    }

    /** Iterations until the estimate stood still. */
    public int rounds() {
        return rounds;
    }
}
