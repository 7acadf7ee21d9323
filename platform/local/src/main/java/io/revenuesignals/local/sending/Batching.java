package io.revenuesignals.local.sending;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Gathers facts into batches no larger than the door takes. Not safe for several threads. */
public final class Batching {

    /** The most facts the door takes at once. */
    public static final int MOST_FACTS = 1_000;

    private static final int MOST_BYTES = 900_000;

    private final int size;
    private final Consumer<List<OutgoingFact>> full;

    private List<OutgoingFact> gathered = new ArrayList<>();
    private int bytes;

    /**
     * @param size facts in a batch, at most {@link #MOST_FACTS}
     * @param full takes each batch
     */
    public Batching(int size, Consumer<List<OutgoingFact>> full) {
        if (size < 1 || size > MOST_FACTS) {
            throw new IllegalArgumentException("A batch holds 1 to " + MOST_FACTS + " facts, not " + size);
        }
        this.size = size;
        this.full = full;
    }

    /** Adds one; hands over what is gathered when it is enough. */
    public void add(OutgoingFact fact) {
        if (!gathered.isEmpty() && bytes + fact.json().length > MOST_BYTES) {
            flush();
        }
        gathered.add(fact);
        bytes += fact.json().length + 1;
        if (gathered.size() == size) {
            flush();
        }
    }

    /** Hands over what is gathered. */
    public void flush() {
        if (!gathered.isEmpty()) {
            List<OutgoingFact> batch = gathered;
            gathered = new ArrayList<>(size);
            bytes = 0;
            full.accept(batch);
        }
    }
}
