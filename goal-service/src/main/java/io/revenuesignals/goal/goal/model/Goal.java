package io.revenuesignals.goal.goal.model;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A goal as it is now.
 *
 * @param version version of the definition, counts from 1 and grows with each revision
 * @param revision counts every change of anything; what clients must name to change it
 * @param last what was done with it last
 */
public record Goal(
        UUID id,
        State state,
        int version,
        int revision,
        Definition definition,
        Instant createdAt,
        String createdBy,
        Change last) {

    /** The life of a goal. */
    public enum State {
        /** Being written; nobody is bound by it. */
        DRAFT,
        /** It holds. */
        PUBLISHED,
        /** Its period is over. */
        CLOSED,
        /** It was taken back. */
        WITHDRAWN
    }

    /**
     * Who changes something, when and why.
     *
     * @param reason where somebody said
     * @param correlation id of the chain of causes it belongs to
     * @param causation id of the event that led here directly; absent when a person or the clock did
     */
    public record Change(
            String actor,
            Instant at,
            @Nullable String reason,
            String correlation,
            @Nullable String causation) {}

    public static Goal draft(UUID id, Definition definition, Change change) {
        return new Goal(id, State.DRAFT, 1, 1, definition, change.at(), change.actor(), change);
    }

    /** The draft with other words; empty when it is a draft no longer. */
    public Optional<Goal> edited(Definition other, Change change) {
        return state == State.DRAFT ? Optional.of(changed(State.DRAFT, version, other, change)) : Optional.empty();
    }

    /** Holds from now on; empty unless it is a draft. */
    public Optional<Goal> published(Change change) {
        return state == State.DRAFT
                ? Optional.of(changed(State.PUBLISHED, version, definition, change))
                : Optional.empty();
    }

    /** A new version of what holds; empty unless it holds. */
    public Optional<Goal> revised(Definition other, Change change) {
        return state == State.PUBLISHED
                ? Optional.of(changed(State.PUBLISHED, version + 1, other, change))
                : Optional.empty();
    }

    /** Taken back; empty when it is over already. */
    public Optional<Goal> withdrawn(Change change) {
        return state == State.DRAFT || state == State.PUBLISHED
                ? Optional.of(changed(State.WITHDRAWN, version, definition, change))
                : Optional.empty();
    }

    /** Closed by time; empty unless it holds. */
    public Optional<Goal> closed(Change change) {
        return state == State.PUBLISHED
                ? Optional.of(changed(State.CLOSED, version, definition, change))
                : Optional.empty();
    }

    private Goal changed(State next, int nextVersion, Definition other, Change change) {
        return new Goal(id, next, nextVersion, revision + 1, other, createdAt, createdBy, change);
    }
}
