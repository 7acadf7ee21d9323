package io.revenuesignals.analytics.fact.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What has to change so that of a fact exactly the version that its amendments call for holds.
 *
 * @param ended the version that must cease to hold; its roll-ups are undone
 * @param added versions to write down; the one that holds is counted
 */
public record Settlement(@Nullable Version ended, List<Version> added) {

    private static final Settlement NOTHING = new Settlement(null, List.of());

    public Settlement {
        added = List.copyOf(added);
    }

    /** For a fact that is new: the fact as recorded, and the version that holds instead where an amendment came first. */
    public static Settlement ofNew(Origin origin, Fact fact, Collection<Amendment> amendments) {
        if (amendments.isEmpty()) {
            return new Settlement(null, List.of(Version.recorded(origin, fact)));
        }
        Optional<Amendment> holding = Amendment.holding(amendments, fact.kind());
        List<Version> added = new ArrayList<>();
        added.add(new Version(origin, fact, null, holding.isEmpty()));
        holding.flatMap(amendment -> amended(origin, amendment)).ifPresent(added::add);
        return new Settlement(null, added);
    }

    /**
     * For a fact that was there already.
     *
     * @param recorded the fact as recorded
     * @param current the version that holds now; absent when the fact is retracted
     */
    public static Settlement ofKept(Version recorded, @Nullable Version current, Collection<Amendment> amendments) {
        Optional<Amendment> holding =
                Amendment.holding(amendments, recorded.fact().kind());
        if (holding.isEmpty() || holdsAlready(holding.get(), current)) {
            return NOTHING;
        }
        return new Settlement(
                current, amended(recorded.origin(), holding.get()).stream().toList());
    }

    private static boolean holdsAlready(Amendment amendment, @Nullable Version current) {
        @Nullable UUID amendedBy = current == null ? null : current.amendedBy();
        return amendment.replacement() == null
                ? current == null
                : Objects.equals(amendedBy, amendment.origin().id());
    }

    private static Optional<Version> amended(Origin origin, Amendment amendment) {
        return Optional.ofNullable(amendment.replacement())
                .map(replacement ->
                        new Version(origin, replacement, amendment.origin().id(), true));
    }
}
