package io.revenuesignals.analytics.fact.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says that a fact was wrong.
 *
 * @param target identity of the fact
 * @param replacement how it should have been; absent when it should never have been
 */
public record Amendment(
        Origin origin, UUID target, @Nullable Fact replacement, String reason) {

    public static final Comparator<Amendment> PRECEDENCE = Comparator.comparing(Amendment::origin, Origin.PRECEDENCE);

    /** Whether it can amend a fact of this kind: a price is not corrected into a sale. */
    boolean fits(Fact.Kind kind) {
        return replacement == null ? kind.retractable() : replacement.kind() == kind;
    }

    /** The one of several that holds for a fact of this kind, whatever the order they came in. */
    static Optional<Amendment> holding(Collection<Amendment> amendments, Fact.Kind kind) {
        return amendments.stream().filter(amendment -> amendment.fits(kind)).max(PRECEDENCE);
    }
}
