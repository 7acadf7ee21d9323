package io.revenuesignals.goal.goal;

import io.revenuesignals.goal.goal.model.Apportionment;
import io.revenuesignals.goal.goal.model.BusinessCalendar.Days;
import io.revenuesignals.goal.goal.model.Channel;
import io.revenuesignals.goal.goal.model.Definition;
import io.revenuesignals.goal.goal.model.Dimension;
import io.revenuesignals.goal.goal.model.Goal;
import io.revenuesignals.goal.goal.model.GoalScope;
import io.revenuesignals.goal.goal.model.Metric;
import io.revenuesignals.goal.goal.model.Period;
import io.revenuesignals.goal.goal.model.PeriodKind;
import io.revenuesignals.goal.goal.model.Split.Objection;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Cuts a goal into drafts that make the whole exactly. Runs in the caller's transaction, which the caller must undo when the
 * answer is not {@link Outcome.Changed}.
 */
public final class SplittingGoals {

    private static final int CENTS = 2;

    private final Goals goals;
    private final Reconciling reconciling;
    private final Changes changes;
    private final Supplier<UUID> ids;
    private final Clock clock;

    public SplittingGoals(Goals goals, Changes changes, Supplier<UUID> ids, Clock clock) {
        this.goals = goals;
        this.reconciling = new Reconciling(goals);
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
    }

    public Mono<Outcome> split(SplitGoal command) {
        return goals.claim(command.goal()).flatMap(goal -> split(goal, command)).defaultIfEmpty(new Outcome.Unknown());
    }

    private Mono<Outcome> split(Goal goal, SplitGoal command) {
        if (goal.state() != Goal.State.DRAFT && goal.state() != Goal.State.PUBLISHED) {
            return Mono.just(new Outcome.NotPossible(goal));
        }
        List<Objection> objections = objections(goal.definition(), command);
        if (!objections.isEmpty()) {
            return Mono.just(new Outcome.Unsound(objections));
        }
        return changes.by(command.actor(), clock.instant().truncatedTo(ChronoUnit.MICROS), null)
                .flatMap(change -> add(goal, drafts(goal, command, change)));
    }

    private Mono<Outcome> add(Goal whole, List<Goal> drafts) {
        return Flux.fromIterable(drafts)
                .concatMap(draft -> reconciling
                        .objections(draft.id(), draft.definition())
                        .flatMap(objections ->
                                objections.isEmpty() ? goals.add(draft).thenReturn(objections) : Mono.just(objections)))
                .collectList()
                .map(found ->
                        outcome(whole, found.stream().flatMap(List::stream).toList()));
    }

    private static Outcome outcome(Goal whole, List<Objection> objections) {
        return objections.isEmpty() ? new Outcome.Changed(whole) : new Outcome.Unsound(objections);
    }

    private static List<Objection> objections(Definition whole, SplitGoal command) {
        List<Objection> objections = new ArrayList<>();
        if (!whole.metric().addsUpAlong(command.by())) {
            objections.add(new Objection("by", whole.metric() + " does not add up along " + command.by()));
        }
        List<BigDecimal> shares =
                command.portions().stream().map(SplitGoal.Portion::share).toList();
        if (!Apportionment.isWhole(shares)) {
            objections.add(new Objection("parts", "the shares must add up to 100"));
        }
        long different = command.portions().stream()
                .map(SplitGoal.Portion::value)
                .distinct()
                .count();
        if (different < command.portions().size()) {
            objections.add(new Objection("parts", "must not name the same value twice"));
        }
        for (int i = 0; i < command.portions().size(); i++) {
            String field = "parts/" + i + "/value";
            if (cut(whole, command.by(), command.portions().get(i).value()).isEmpty()) {
                objections.add(new Objection(field, "is not a part of the goal along " + command.by()));
            }
        }
        return objections.isEmpty() ? tooSmall(whole, shares) : objections;
    }

    private static List<Objection> tooSmall(Definition whole, List<BigDecimal> shares) {
        boolean empty = targets(whole, shares).stream().anyMatch(target -> target.signum() <= 0);
        return empty ? List.of(new Objection("parts", "a share is too small to get anything")) : List.of();
    }

    private List<Goal> drafts(Goal whole, SplitGoal command, Goal.Change change) {
        List<BigDecimal> targets = targets(
                whole.definition(),
                command.portions().stream().map(SplitGoal.Portion::share).toList());
        List<Goal> drafts = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            drafts.add(draft(whole, command.by(), command.portions().get(i), targets.get(i), change));
        }
        return drafts;
    }

    private Goal draft(Goal whole, Dimension by, SplitGoal.Portion portion, BigDecimal target, Goal.Change change) {
        Definition cut = cut(whole.definition(), by, portion.value()).orElseThrow();
        String owner = portion.owner() == null ? cut.owner() : portion.owner();
        Definition part = new Definition(
                cut.name() + " / " + portion.value(),
                cut.metric(),
                target,
                cut.currency(),
                cut.scope(),
                cut.period(),
                cut.strategy(),
                whole.id(),
                owner);
        return Goal.draft(ids.get(), part, change);
    }

    private static List<BigDecimal> targets(Definition whole, List<BigDecimal> shares) {
        return Apportionment.of(whole.target(), shares, unit(whole));
    }

    /** Cents for money and whole things for the rest, or finer where the target itself is. */
    private static BigDecimal unit(Definition whole) {
        int digits = whole.metric() == Metric.REVENUE ? CENTS : 0;
        return BigDecimal.ONE.movePointLeft(Math.max(digits, whole.target().scale()));
    }

    /** The whole, narrowed to one value; empty when the value cannot be one of its parts. */
    private static Optional<Definition> cut(Definition whole, Dimension by, String value) {
        GoalScope scope = whole.scope();
        return switch (by) {
            case CHANNEL ->
                channel(value)
                        .filter(channel -> mayBe(channel, scope.channels()))
                        .map(channel -> whole.within(scope.narrowedTo(channel)));
            case RETAILER ->
                Optional.of(value)
                        .filter(retailer -> mayBe(retailer, scope.retailers()))
                        .map(retailer -> whole.within(scope.narrowedToRetailer(retailer)));
            case REGION ->
                Optional.of(value)
                        .filter(region -> mayBe(region, scope.regions()))
                        .map(region -> whole.within(scope.narrowedToRegion(region)));
            case PERSON -> Optional.of(whole.ownedBy(value));
            case PERIOD -> period(whole.period(), value).map(whole::during);
            case STORE_ATTRIBUTE, PRODUCT -> Optional.empty();
        };
    }

    private static Optional<Channel> channel(String value) {
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.name().equals(value))
                .findFirst();
    }

    private static <T> boolean mayBe(T value, List<T> allowed) {
        return allowed.isEmpty() || allowed.contains(value);
    }

    private static Optional<Period> period(Period whole, String firstDay) {
        return smaller(whole.kind())
                .flatMap(kind -> day(firstDay)
                        .flatMap(day -> whole.calendar().beginningOn(kind, day))
                        .map(days -> part(whole, kind, days))
                        .filter(whole::contains));
    }

    private static Period part(Period whole, PeriodKind kind, Days days) {
        return new Period(kind, whole.calendar(), days.from(), days.to(), whole.zone());
    }

    private static Optional<PeriodKind> smaller(PeriodKind kind) {
        return switch (kind) {
            case YEAR -> Optional.of(PeriodKind.QUARTER);
            case QUARTER -> Optional.of(PeriodKind.MONTH);
            case MONTH -> Optional.empty();
        };
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
