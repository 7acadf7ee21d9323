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
    private final Changes changes;
    private final Supplier<UUID> ids;
    private final Clock clock;

    public SettingGoals(
            Goals goals, GoalAnnouncements announcements, Changes changes, Supplier<UUID> ids, Clock clock) {
        this.goals = goals;
        this.announcements = announcements;
        this.reconciling = new Reconciling(goals);
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
    }

    /** Writes a new draft. */
    public Mono<Outcome> draft(Definition definition, String actor) {
        return change(actor, null)
                .map(change -> Goal.draft(ids.get(), definition, change))
                .flatMap(draft -> sound(draft, () -> goals.add(draft)));
    }

    /** Rewrites a draft. */
    public Mono<Outcome> edit(UUID id, int revision, Definition definition, String actor) {
        return change(actor, null)
                .flatMap(change -> changing(id, revision, goal -> goal.edited(definition, change), goals::save));
    }

    /**
     * Makes a draft hold.
     *
     * @param revision absent: whatever it is now
     */
    public Mono<Outcome> publish(UUID id, @Nullable Integer revision, String actor) {
        return change(actor, null)
                .flatMap(change -> changing(
                        id,
                        revision,
                        goal -> goal.published(change),
                        goal -> goals.save(goal).then(keepVersion(goal)).then(announcements.published(goal))));
    }

    /** Gives what holds a new version. */
    public Mono<Outcome> revise(UUID id, int revision, Definition definition, String actor, String reason) {
        return change(actor, reason)
                .flatMap(change -> changing(
                        id,
                        revision,
                        goal -> goal.revised(definition, change),
                        goal -> goals.save(goal).then(keepVersion(goal)).then(announcements.revised(goal, reason))));
    }

    /**
     * Takes a goal back. Nobody was told of a draft, so nobody is told that it is gone.
     *
     * @param revision absent: whatever it is now
     */
    public Mono<Outcome> withdraw(UUID id, @Nullable Integer revision, String actor, String reason) {
        return change(actor, reason)
                .flatMap(change -> claimed(
                        id,
                        revision,
                        goal -> possible(
                                goal,
                                goal.withdrawn(change),
                                withdrawn -> goals.save(withdrawn)
                                        .then(tellWithdrawn(goal, withdrawn, reason))
                                        .thenReturn(new Outcome.Changed(withdrawn)))));
    }

    private Mono<Void> tellWithdrawn(Goal before, Goal withdrawn, String reason) {
        return before.state() == Goal.State.DRAFT ? Mono.empty() : announcements.withdrawn(withdrawn, reason);
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
                goal -> possible(goal, change.apply(goal), changed -> sound(changed, () -> keep.apply(changed))));
    }

    private static Mono<Outcome> possible(Goal before, Optional<Goal> changed, Function<Goal, Mono<Outcome>> keep) {
        return changed.map(keep).orElseGet(() -> Mono.just(new Outcome.NotPossible(before)));
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
        Change last = goal.last();
        return goals.addVersion(
                goal.id(), new GoalVersion(goal.version(), goal.definition(), last.at(), last.actor(), last.reason()));
    }

    private Mono<Change> change(String actor, @Nullable String reason) {
        return changes.by(actor, clock.instant().truncatedTo(ChronoUnit.MICROS), reason);
    }
}
