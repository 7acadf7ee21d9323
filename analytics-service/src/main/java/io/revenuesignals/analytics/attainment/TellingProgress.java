package io.revenuesignals.analytics.attainment;

import io.revenuesignals.analytics.fact.FactListener;
import io.revenuesignals.analytics.fact.Follower;
import io.revenuesignals.analytics.fact.Touched;
import io.revenuesignals.analytics.rebuild.RebuildGate;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells where goals stand whenever the figures behind them changed: soon after facts were kept, when a goal was heard, when
 * the service starts, and when a day has passed. Each instance looks at what it kept itself; a lock per goal lets the figures
 * of the later look win.
 */
@Component
public class TellingProgress implements FactListener, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TellingProgress.class);
    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration BETWEEN_LOOKS_AT_THE_CLOCK = Duration.ofMinutes(10);

    private final Goals goals;
    private final MeasuringGoals measuring;
    private final ProgressAnnouncements announcements;
    private final List<ProgressListener> listeners;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final Follower<Marks> follower;
    private volatile @Nullable Disposable clockwork;
    private volatile LocalDate sweptOn = LocalDate.MIN;

    TellingProgress(
            Goals goals,
            MeasuringGoals measuring,
            ProgressAnnouncements announcements,
            List<ProgressListener> listeners,
            TransactionalOperator transaction,
            RebuildGate gate,
            Clock clock) {
        this.goals = goals;
        this.measuring = measuring;
        this.announcements = announcements;
        this.listeners = listeners;
        this.transaction = transaction;
        this.clock = clock;
        this.follower = new Follower<>(
                "goal-progress", Marks::and, QUIET, PATIENCE, due -> gate.whenOpen(pass -> measure(due, pass)));
    }

    /** What has to be measured: certain goals, those that the facts touched may concern, or all. */
    private record Marks(Set<String> named, Touched touched, boolean all) {

        Marks and(Marks other) {
            Set<String> both = new LinkedHashSet<>(named);
            both.addAll(other.named);
            return new Marks(both, touched.and(other.touched), all || other.all);
        }

        boolean concerns(Goal goal, LocalDate today) {
            if (all || named.contains(goal.id()) || touched.descriptions()) {
                return true;
            }
            LocalDate from = touched.from();
            LocalDate to = touched.to();
            if (from == null || to == null) {
                return false;
            }
            boolean open = today.isBefore(goal.period().to());
            return open
                    ? from.isBefore(goal.period().to())
                    : from.isBefore(goal.period().to())
                            && !to.isBefore(goal.period().from());
        }
    }

    /** Marks a goal that was heard of. */
    public void heard(String goal) {
        follower.mark(new Marks(Set.of(goal), Touched.nothing(), false));
    }

    @Override
    public void touched(Touched touched) {
        follower.mark(new Marks(Set.of(), touched, false));
    }

    private Mono<Void> measure(Marks marks, RebuildGate.Pass pass) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Marks due = today.equals(sweptOn) ? marks : new Marks(marks.named, marks.touched, true);
        return goals.holding()
                .filter(goal -> due.concerns(goal, today))
                .collectList()
                .flatMapIterable(found -> found)
                .concatMap(goal -> tell(goal.id(), pass).onErrorResume(TellingProgress::isOfTheGoal, error -> {
                    log.error("Goal {} cannot be measured", goal.id(), error);
                    return Mono.empty();
                }))
                .then(Mono.fromRunnable(() -> sweptOn = today));
    }

    /** Figures that the arithmetic refuses: trying again would not help, and other goals must not wait for it. */
    private static boolean isOfTheGoal(Throwable error) {
        return error instanceof IllegalArgumentException || error instanceof ArithmeticException;
    }

    private Mono<Void> tell(String goal, RebuildGate.Pass pass) {
        return pass.show()
                .then(Mono.defer(() -> goals.lock(goal)))
                .then(Mono.defer(() -> goals.find(goal)))
                .flatMap(measuring::measure)
                .flatMap(this::tellIfNew)
                .as(transaction::transactional)
                .doOnNext(changed -> {
                    if (changed) {
                        listeners.forEach(listener -> listener.stateChanged(goal));
                    }
                })
                .then();
    }

    /** Whether the state is another than the one announced before. */
    private Mono<Boolean> tellIfNew(Attainment attainment) {
        return goals.announced(attainment.goal().id())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(before -> before.filter(attainment::looksLike).isPresent()
                        ? Mono.just(false)
                        : tell(attainment)
                                .thenReturn(before.map(Attainment::state)
                                        .filter(attainment.state()::equals)
                                        .isEmpty()));
    }

    private Mono<Void> tell(Attainment attainment) {
        return goals.announce(attainment).then(Mono.defer(() -> announcements.progressed(attainment)));
    }

    @Override
    public void start() {
        follower.mark(new Marks(Set.of(), Touched.nothing(), true));
        follower.start();
        clockwork = Flux.interval(BETWEEN_LOOKS_AT_THE_CLOCK)
                .subscribe(tick -> follower.mark(new Marks(Set.of(), Touched.nothing(), false)));
    }

    @Override
    public void stop() {
        Disposable ticking = clockwork;
        if (ticking != null) {
            ticking.dispose();
        }
        clockwork = null;
        follower.stop();
    }

    @Override
    public boolean isRunning() {
        return clockwork != null;
    }
}
