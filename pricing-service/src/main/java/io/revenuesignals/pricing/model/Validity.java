package io.revenuesignals.pricing.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When something holds: from the first instant, included, to the last, excluded.
 *
 * @param to absent: until another replaces it
 */
public record Validity(Instant from, @Nullable Instant to) {

    public Validity {
        Objects.requireNonNull(from);
        if (to != null && !to.isAfter(from)) {
            throw new IllegalArgumentException("must end after it begins");
        }
    }

    public boolean covers(Instant instant) {
        return !instant.isBefore(from) && !isOverAt(instant);
    }

    public boolean isOverAt(Instant instant) {
        return to != null && !instant.isBefore(to);
    }

    public boolean overlaps(Validity other) {
        return !isOverAt(other.from) && !other.isOverAt(from);
    }

    /** The same, but over at an instant; at the earliest just after it began. */
    public Validity cutAt(Instant end) {
        Instant earliest = from.plus(1, ChronoUnit.MICROS);
        return new Validity(from, end.isBefore(earliest) ? earliest : end);
    }

    /** Whether it has an end of its own. */
    public boolean isBounded() {
        return to != null;
    }
}
