package io.revenuesignals.goal.goal;

import io.revenuesignals.goal.goal.model.Definition;
import io.revenuesignals.goal.goal.model.Goal;
import io.revenuesignals.goal.goal.model.Goal.Change;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** People set goals: they draft, edit, publish, revise, withdraw. Runs in the caller's transaction. */
public final class SettingGoals {

    private final Goals goals;
    private final GoalAnnouncements announcements;
    private final Reconciling reconciling;
    private final Supplier<UUID> ids;
    private final Clock clock;

    public SettingGoals(Goals goals, GoalAnnouncements announcements, Supplier<UUID> ids, Clock clock) {
        this.goals = goals;
        this.announcements = announcements;
        this.reconciling = new Reconciling(goals);
        this.ids = ids;
        this.clock = clock;
    }

    /** Writes a new draft. */
    public Mono<Outcome> draft(Definition definition, String actor) {
        Goal draft = Goal.draft(ids.get(), definition, change(actor, null));
        return sound(draft, () -> goals.add(draft));
    }

    /** Rewrites a draft. */
    public Mono<Outcome> edit(UUID id, int revision, Definition definition, String actor) {
        return changing(id, revision, goal -> goal.edited(definition, change(actor, null)), goals::save);
    }

    /**
     * Makes a draft hold.
     *
     * @param revision absent: whatever it is now
     */
    public Mono<Outcome> publish(UUID id, @Nullable Integer revision, String actor) {
        return changing(
                id,
                revision,
                goal -> goal.published(change(actor, null)),
                goal -> goals.save(goal).then(keepVersion(goal)).then(announcements.published(goal)));
    }

    /** Gives what holds a new version. */
    public Mono<Outcome> revise(UUID id, int revision, Definition definition, String actor, String reason) {
        return changing(
                id,
                revision,
                goal -> goal.revised(definition, change(actor, reason)),
                goal -> goals.save(goal).then(keepVersion(goal)).then(announcements.revised(goal, reason)));
    }

    /**
     * Takes a goal back. Nobody was told of a draft, so nobody is told that it is gone.
     *
     * @param revision absent: whatever it is now
     */
    public Mono<Outcome> withdraw(UUID id, @Nullable Integer revision, String actor, String reason) {
        return claimed(
                id,
                revision,
                goal -> goal.withdrawn(change(actor, reason))
                        .map(withdrawn -> goals.save(withdrawn)
                                .then(
                                        goal.state() == Goal.State.DRAFT
                                                ? Mono.<Void>empty()
                                                : announcements.withdrawn(withdrawn, reason))
                                .<Outcome>thenReturn(new Outcome.Changed(withdrawn)))
                        .orElseGet(() -> Mono.just(new Outcome.NotPossible(goal))));
    }

    /** A change after which the goal must still fit its parent and parts. */
    private Mono<Outcome> changing(
            UUID id,
            @Nullable Integer revision,
            Function<Goal, Optional<Goal>> change,
            Function<Goal, Mono<Void>> keep) {
        return claimed(
                id,
                revision,
                goal -> change.apply(goal)
                        .map(changed -> sound(changed, () -> keep.apply(changed)))
                        .orElseGet(() -> Mono.just(new Outcome.NotPossible(goal))));
    }

    private Mono<Outcome> claimed(UUID id, @Nullable Integer revision, Function<Goal, Mono<Outcome>> act) {
        return goals.claim(id)
                .flatMap(goal -> revision == null || revision == goal.revision()
                        ? act.apply(goal)
                        : Mono.just(new Outcome.Stale(goal)))
                .defaultIfEmpty(new Outcome.Unknown());
    }

    private Mono<Outcome> sound(Goal goal, Supplier<Mono<Void>> keep) {
        return reconciling
                .objections(goal.id(), goal.definition())
                .flatMap(objections -> objections.isEmpty()
                        ? keep.get().thenReturn(new Outcome.Changed(goal))
                        : Mono.just(new Outcome.Unsound(objections)));
    }

    private Mono<Void> keepVersion(Goal goal) {
        return goals.addVersion(
                goal.id(),
                new GoalVersion(goal.version(), goal.definition(), goal.changedAt(), goal.changedBy(), goal.reason()));
    }

    private Change change(String actor, @Nullable String reason) {
        return new Change(actor, clock.instant().truncatedTo(ChronoUnit.MICROS), reason);
    }
}
