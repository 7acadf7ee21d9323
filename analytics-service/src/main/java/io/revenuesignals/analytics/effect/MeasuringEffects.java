package io.revenuesignals.analytics.effect;

import io.revenuesignals.analytics.effect.model.ChangedPrice;
import io.revenuesignals.analytics.effect.model.MeasuringEffect;
import io.revenuesignals.analytics.effect.model.ObservedWeek;
import io.revenuesignals.analytics.effect.model.PriceEffect;
import io.revenuesignals.analytics.effect.model.Uncertainty;
import io.revenuesignals.analytics.fact.FactListener;
import io.revenuesignals.analytics.fact.Follower;
import io.revenuesignals.analytics.fact.Touched;
import io.revenuesignals.analytics.rebuild.RebuildGate;
import io.revenuesignals.analytics.response.Estimate;
import io.revenuesignals.analytics.response.Estimates;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Measures what price changes did: the weeks since against the usual week before, moved by the price response. Done again
 * whenever sales of the product come in.
 */
@Component
class MeasuringEffects implements FactListener, EffectListener, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MeasuringEffects.class);
    private static final Duration QUIET = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int WEEKS_BEFORE = 8;
    private static final int WEEKS_AFTER = 26;

    /** Where nothing was estimated: a meta-analysis' mean elasticity, far from sure, and loud weeks. */
    private static final double USUAL_ELASTICITY = -2.62;

    private static final double USUAL_DEVIATION = 1.0;
    private static final double USUAL_WEEK_DEVIATION = 0.3;

    private final PriceChanges changes;
    private final Effects effects;
    private final Estimates estimates;
    private final ObjectProvider<EffectListener> listeners;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final Follower<Set<String>> follower;
    private volatile boolean running;

    MeasuringEffects(
            PriceChanges changes,
            Effects effects,
            Estimates estimates,
            ObjectProvider<EffectListener> listeners,
            TransactionalOperator transaction,
            RebuildGate gate,
            Clock clock) {
        this.changes = changes;
        this.effects = effects;
        this.estimates = estimates;
        this.listeners = listeners;
        this.transaction = transaction;
        this.clock = clock;
        this.follower = new Follower<>(
                "price-effects",
                MeasuringEffects::both,
                QUIET,
                PATIENCE,
                due -> gate.whenOpen(pass -> measure(due, pass)));
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> both = new LinkedHashSet<>(one);
        both.addAll(other);
        return both;
    }

    @Override
    public void touched(Touched touched) {
        if (!touched.products().isEmpty()) {
            follower.mark(touched.products());
        }
    }

    @Override
    public void pricesChanged(String product) {
        follower.mark(Set.of(product));
    }

    private Mono<Void> measure(Set<String> products, RebuildGate.Pass pass) {
        return changes.of(products)
                .filter(MeasuringEffects::isChange)
                .collectList()
                .flatMapIterable(found -> found)
                .concatMap(change -> measure(change, pass))
                .then();
    }

    private static boolean isChange(PriceChange change) {
        BigDecimal old = change.oldValue();
        return old != null && old.signum() > 0 && old.compareTo(change.value()) != 0;
    }

    private Mono<Void> measure(PriceChange change, RebuildGate.Pass pass) {
        LocalDate from = LocalDate.ofInstant(change.validFrom(), ZoneOffset.UTC);
        return effects.sold(change.product(), change.scope(), from.minusWeeks(WEEKS_BEFORE + 1L))
                .flatMap(sold -> cost(change)
                        .flatMap(cost -> estimate(change)
                                .map(estimate ->
                                        measure(change, from, sold, cost.orElse(null), estimate.orElse(null)))))
                .onErrorResume(MeasuringEffects::isOfTheNumbers, error -> {
                    log.error("The effect of price {} cannot be measured", change.price(), error);
                    return Mono.empty();
                })
                .flatMap(effect -> keep(effect, pass));
    }

    private static boolean isOfTheNumbers(Throwable error) {
        return error instanceof IllegalArgumentException || error instanceof ArithmeticException;
    }

    private Mono<Void> keep(Effects.Effect effect, RebuildGate.Pass pass) {
        return pass.show()
                .then(Mono.defer(() -> effects.keep(effect, clock.instant())))
                .as(transaction::transactional)
                .then(Mono.fromRunnable(() -> {
                    if (effect.verdict().equals(PriceEffect.Verdict.WORSE_THAN_EXPECTED.name())) {
                        tell(effect.change().product());
                    }
                }));
    }

    private void tell(String product) {
        listeners.stream().filter(listener -> listener != this).forEach(listener -> listener.pricesChanged(product));
    }

    private Mono<Optional<BigDecimal>> cost(PriceChange change) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return changes.costs(Set.of(change.product()))
                .map(costs -> Costs.inForce(costs, change.scope(), null, today).map(Cost::cost));
    }

    private Mono<Optional<Estimate.Response>> estimate(PriceChange change) {
        return estimates
                .of(Set.of(change.product()))
                .filter(estimate -> change.scope().equals("retailer:" + estimate.retailer()))
                .mapNotNull(Estimate::response)
                .reduce((first, other) -> first)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    private static Effects.Effect measure(
            PriceChange change,
            LocalDate from,
            List<Effects.Sold> sold,
            @Nullable BigDecimal cost,
            Estimate.@Nullable Response response) {
        List<Effects.Sold> before = sold.stream()
                .filter(week -> !week.week().plusDays(6).isAfter(from.minusDays(1)))
                .toList();
        if (before.isEmpty()) {
            return new Effects.Effect(change, "TOO_EARLY", 0, null);
        }
        double usual =
                before.stream().mapToDouble(Effects.Sold::units).average().orElse(0);
        double elasticity = response == null ? USUAL_ELASTICITY : response.elasticity();
        ChangedPrice changed = new ChangedPrice(Objects.requireNonNull(change.oldValue()), change.value(), cost, from);
        double weekly = response == null ? USUAL_WEEK_DEVIATION : response.weekDeviation();
        PriceEffect effect = MeasuringEffect.afterTwoWeeks()
                .of(
                        changed,
                        after(sold, from).stream()
                                .map(week -> ObservedWeek.againstUsual(
                                        week.week(),
                                        Math.max(week.units(), 0),
                                        Math.max(usual, 0),
                                        changed,
                                        elasticity))
                                .toList(),
                        Uncertainty.of(
                                weekly,
                                weekly / Math.sqrt(before.size()),
                                response == null ? USUAL_DEVIATION : response.deviation(),
                                changed));
        return told(change, effect);
    }

    /** Whole weeks at the new price for which sales are in. */
    private static Collection<Effects.Sold> after(List<Effects.Sold> sold, LocalDate from) {
        LocalDate through = sold.stream()
                .map(Effects.Sold::through)
                .max(LocalDate::compareTo)
                .orElse(from);
        return sold.stream()
                .filter(week -> !week.week().isBefore(from))
                .filter(week -> !week.week().plusDays(6).isAfter(through))
                .filter(week -> week.week().isBefore(from.plusWeeks(WEEKS_AFTER)))
                .toList();
    }

    private static Effects.Effect told(PriceChange change, PriceEffect effect) {
        return switch (effect) {
            case PriceEffect.TooEarly early -> new Effects.Effect(change, "TOO_EARLY", early.weeks(), null);
            case PriceEffect.Measured measured ->
                new Effects.Effect(
                        change,
                        measured.verdict().name(),
                        measured.weeks(),
                        new Effects.Figures(
                                measured.actualUnits(),
                                measured.expectedUnits(),
                                measured.expectedLow(),
                                measured.expectedHigh(),
                                measured.level(),
                                measured.unchangedUnits(),
                                measured.effectUnits(),
                                measured.effectLow(),
                                measured.effectHigh(),
                                measured.profitEffect()));
        };
    }

    @Override
    public void start() {
        running = true;
        follower.start();
    }

    @Override
    public void stop() {
        running = false;
        follower.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
