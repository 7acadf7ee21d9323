package io.revenuesignals.goal.goal;

import io.revenuesignals.goal.goal.model.Definition;
import io.revenuesignals.goal.goal.model.Goal;
import io.revenuesignals.goal.goal.model.Split;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Reads goals as they are and as they were. */
public final class ReadingGoals {

    private final Goals goals;

    public ReadingGoals(Goals goals) {
        this.goals = goals;
    }

    /**
     * A goal at an instant.
     *
     * @param validFrom from when on this version held; absent for drafts
     */
    public record Reading(
            Goal goal,
            Goal.State state,
            int version,
            Definition definition,
            @Nullable Instant validFrom,
            Instant changedAt,
            String changedBy,
            @Nullable String reason) {}

    /** As it is now. */
    public Mono<Reading> now(UUID id) {
        return goals.find(id)
                .flatMap(goal -> goals.versionAt(id, goal.last().at())
                        .map(version -> reading(goal, version.validFrom()))
                        .defaultIfEmpty(reading(goal, null)));
    }

    /** As it was at an instant; empty when it was not published by then. Drafts have no past. */
    public Mono<Reading> at(UUID id, Instant at) {
        return goals.find(id).flatMap(goal -> goals.versionAt(id, at).map(version -> reading(goal, version, at)));
    }

    /** A goal with its live parts and what is allotted to them. */
    public Mono<Split> split(UUID id) {
        return goals.find(id)
                .flatMap(goal -> goals.liveParts(id, id)
                        .map(Goal::definition)
                        .collectList()
                        .map(parts -> new Split(goal.definition(), parts)));
    }

    /** How a goal that was just changed reads. */
    public static Reading changed(Goal goal) {
        return reading(goal, goal.state() == Goal.State.PUBLISHED ? goal.last().at() : null);
    }

    private static Reading reading(Goal goal, @Nullable Instant validFrom) {
        return new Reading(
                goal,
                goal.state(),
                goal.version(),
                goal.definition(),
                validFrom,
                goal.last().at(),
                goal.last().actor(),
                goal.last().reason());
    }

    private static Reading reading(Goal goal, GoalVersion version, Instant at) {
        boolean over = goal.state() == Goal.State.CLOSED || goal.state() == Goal.State.WITHDRAWN;
        boolean wasOver = over && !at.isBefore(goal.last().at());
        return new Reading(
                goal,
                wasOver ? goal.state() : Goal.State.PUBLISHED,
                version.version(),
                version.definition(),
                version.validFrom(),
                wasOver ? goal.last().at() : version.validFrom(),
                wasOver ? goal.last().actor() : version.actor(),
                wasOver ? goal.last().reason() : version.reason());
    }
}
