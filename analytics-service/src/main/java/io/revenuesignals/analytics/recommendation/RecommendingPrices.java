package io.revenuesignals.analytics.recommendation;

import com.github.f4b6a3.uuid.UuidCreator;
import io.revenuesignals.analytics.attainment.ProgressListener;
import io.revenuesignals.analytics.effect.EffectListener;
import io.revenuesignals.analytics.fact.FactListener;
import io.revenuesignals.analytics.fact.Follower;
import io.revenuesignals.analytics.fact.Touched;
import io.revenuesignals.analytics.rebuild.RebuildGate;
import io.revenuesignals.analytics.recommendation.model.Explanation;
import io.revenuesignals.analytics.recommendation.model.PriceAdvice;
import io.revenuesignals.analytics.recommendation.model.PricePolicy;
import io.revenuesignals.analytics.recommendation.model.PriceRecommender;
import io.revenuesignals.analytics.recommendation.model.WeighedPrice;
import io.revenuesignals.analytics.response.EstimateListener;
import io.revenuesignals.analytics.response.ObservedPrices;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
 * Looks for prices worth proposing whenever something moved: a competitor, a cost, a goal, a retailer's wish, an effect, an
 * estimate. Each own price is judged by how it stands; it is judged again only when it stands differently, so the same
 * advice is not given twice, and advice that no longer holds is withdrawn.
 */
@Component
public class RecommendingPrices
        implements FactListener, EstimateListener, EffectListener, ProgressListener, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RecommendingPrices.class);
    private static final Duration QUIET = Duration.ofMillis(400);
    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final Duration BETWEEN_LOOKS_AT_THE_CLOCK = Duration.ofMinutes(1);
    private static final int AT_ONCE = 20;
    private static final Duration VALID = Duration.ofDays(14);
    private static final Duration DECLINED_FOR = Duration.ofDays(28);

    private final Situations situations;
    private final Recommendations recommendations;
    private final AdviceAnnouncements announcements;
    private final ObservedPrices observed;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final Follower<Marks> follower;
    private volatile @Nullable Disposable clockwork;

    RecommendingPrices(
            Situations situations,
            Recommendations recommendations,
            AdviceAnnouncements announcements,
            ObservedPrices observed,
            TransactionalOperator transaction,
            RebuildGate gate,
            Clock clock) {
        this.situations = situations;
        this.recommendations = recommendations;
        this.announcements = announcements;
        this.observed = observed;
        this.transaction = transaction;
        this.clock = clock;
        this.follower = new Follower<>(
                "price-advice", Marks::and, QUIET, PATIENCE, due -> gate.whenOpen(pass -> look(due, pass)));
    }

    /** Products in whose categories prices have to be looked at; all when {@code all}. */
    private record Marks(Set<String> products, boolean all) {

        Marks and(Marks other) {
            Set<String> both = new LinkedHashSet<>(products);
            both.addAll(other.products);
            return new Marks(both, all || other.all);
        }
    }

    @Override
    public void touched(Touched touched) {
        if (!touched.products().isEmpty()) {
            follower.mark(new Marks(touched.products(), false));
        }
    }

    @Override
    public void estimated(Set<String> products) {
        follower.mark(new Marks(products, false));
    }

    @Override
    public void pricesChanged(String product) {
        follower.mark(new Marks(Set.of(product), false));
    }

    @Override
    public void stateChanged(String goal) {
        follower.mark(new Marks(Set.of(), true));
    }

    /** Marks a product that something was asked or decided about. */
    void heard(String product) {
        follower.mark(new Marks(Set.of(product), false));
    }

    private Mono<Void> look(Marks marks, RebuildGate.Pass pass) {
        return endOutdated()
                .then(Mono.defer(() -> marks.all() || !marks.products().isEmpty() ? judge(marks, pass) : Mono.empty()));
    }

    private Mono<Void> endOutdated() {
        Instant now = clock.instant();
        return recommendations
                .outdated(now)
                .collectList()
                .flatMapIterable(found -> found)
                .concatMap(recommendation -> recommendations
                        .end(recommendation.id(), Recommendation.State.EXPIRED, "its time is over", now)
                        .as(transaction::transactional))
                .then();
    }

    private Mono<Void> judge(Marks marks, RebuildGate.Pass pass) {
        Set<String> products = marks.all() ? Set.of() : marks.products();
        return situations.of(products).flatMap(found -> judge(found, pass));
    }

    private Mono<Void> judge(List<Situation> found, RebuildGate.Pass pass) {
        List<String> products =
                found.stream().map(each -> each.judged().product()).distinct().toList();
        return recommendations
                .standings(products)
                .flatMapIterable(before -> slice(moved(found, before)))
                .concatMap(situation -> judge(situation, pass)
                        .onErrorResume(RecommendingPrices::isOfTheNumbers, error -> {
                            log.error("The price of {} cannot be judged", situation.judged(), error);
                            return Mono.empty();
                        }))
                .then();
    }

    private record Moved(Situation situation, Standing.Cause cause) {}

    /** The weightiest causes first: what somebody did goes before what the arithmetic found. */
    private static List<Situation> moved(List<Situation> found, Map<Recommendations.Judged, Standing> before) {
        return found.stream()
                .flatMap(each -> each.standing().movedSince(before.get(each.judged())).stream()
                        .map(cause -> new Moved(each, cause)))
                .sorted(Comparator.comparing(Moved::cause))
                .map(Moved::situation)
                .toList();
    }

    /** As many as are judged within a second or so; the rest is looked for again, behind what has come in meanwhile. */
    private List<Situation> slice(List<Situation> moved) {
        if (moved.size() <= AT_ONCE) {
            return moved;
        }
        Set<String> rest = moved.stream()
                .skip(AT_ONCE)
                .map(each -> each.judged().product())
                .collect(Collectors.toSet());
        follower.mark(new Marks(rest, false));
        return moved.subList(0, AT_ONCE);
    }

    private static boolean isOfTheNumbers(Throwable error) {
        return error instanceof IllegalArgumentException || error instanceof ArithmeticException;
    }

    private Mono<Void> judge(Situation situation, RebuildGate.Pass pass) {
        return pass.show()
                .then(Mono.defer(() -> recommendations.lock(situation.judged())))
                .then(Mono.defer(() -> recommendations.standing(situation.judged())))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(before -> situation
                        .standing()
                        .movedSince(before.orElse(null))
                        .map(cause -> judge(situation, cause))
                        .orElse(Mono.empty()))
                .as(transaction::transactional);
    }

    private Mono<Void> judge(Situation situation, Standing.Cause cause) {
        PriceAdvice advice = advise(situation, cause);
        return act(situation, cause, advice)
                .then(Mono.defer(() -> recommendations.judged(
                        situation.judged(),
                        situation.standing(),
                        outcome(advice, wish(situation, cause)),
                        clock.instant())));
    }

    /** What the retailer asks for is weighed whatever is recommended: somebody has to answer. */
    private static Recommendations.@Nullable Wish wish(Situation situation, Standing.Cause cause) {
        RequestedPrice request = situation.request();
        if (request == null
                || !request.currency().equals(situation.compared().own().currency())) {
            return null;
        }
        WeighedPrice weighed = new PriceRecommender(PricePolicy.usual())
                .weigh(situation.question(situation.objective(cause)), request.wished());
        return new Recommendations.Wish(
                request.request(),
                Advice.expected(weighed.now()),
                Advice.expected(weighed.then()),
                weighed.expectedGain(),
                weighed.probabilityOfGain(),
                weighed.against().stream().map(Enum::name).toList());
    }

    /** A retailer that asks gets the best price there is, also when the gain alone would not be worth a change. */
    private static PriceAdvice advise(Situation situation, Standing.Cause cause) {
        PricePolicy policy = cause == Standing.Cause.RETAILER_ASKED
                ? PricePolicy.usual().withMinimumBenefit(0, 0)
                : PricePolicy.usual();
        return new PriceRecommender(policy).advise(situation.question(situation.objective(cause)));
    }

    private Mono<Void> act(Situation situation, Standing.Cause cause, PriceAdvice advice) {
        return switch (advice) {
            case PriceAdvice.Recommend recommend -> recommend(situation, cause, recommend.explanation());
            case PriceAdvice.Hold hold -> withdraw(situation, "no other price is worth it now: " + hold.detail());
            case PriceAdvice.NoRecommendation none ->
                withdraw(situation, "too little is known now: " + String.join("; ", none.toObserve()));
        };
    }

    private static Recommendations.Outcome outcome(PriceAdvice advice, Recommendations.@Nullable Wish wish) {
        return switch (advice) {
            case PriceAdvice.Recommend recommend ->
                new Recommendations.Outcome(
                        "RECOMMEND", recommend.proposedPrice().toPlainString(), wish);
            case PriceAdvice.Hold hold ->
                new Recommendations.Outcome(hold.reason().name(), hold.detail(), wish);
            case PriceAdvice.NoRecommendation none ->
                new Recommendations.Outcome("TOO_LITTLE_DATA", String.join("; ", none.toObserve()), wish);
        };
    }

    private Mono<Void> withdraw(Situation situation, String reason) {
        return recommendations.open(situation.judged()).flatMap(open -> withdraw(open, reason));
    }

    private Mono<Void> withdraw(Recommendation open, String reason) {
        return recommendations
                .end(open.id(), Recommendation.State.WITHDRAWN, reason, clock.instant())
                .then(Mono.defer(() -> announcements.withdrawn(open, reason)));
    }

    private Mono<Void> recommend(Situation situation, Standing.Cause cause, Explanation explanation) {
        return recommendations
                .open(situation.judged())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(open -> open.filter(before -> saysTheSame(before, situation, explanation))
                                .isPresent()
                        ? Mono.empty()
                        : replace(open, situation, cause, explanation));
    }

    private static boolean saysTheSame(Recommendation open, Situation situation, Explanation explanation) {
        boolean sameWish =
                situation.request() == null || situation.request().request().equals(open.request());
        return sameWish
                && open.proposedPrice().compareTo(explanation.consideredPrice()) == 0
                && open.currentPrice().compareTo(situation.price()) == 0;
    }

    private Mono<Void> replace(
            Optional<Recommendation> open, Situation situation, Standing.Cause cause, Explanation explanation) {
        return wasDeclined(situation, cause, explanation).flatMap(declined -> {
            if (declined) {
                return open.map(before -> withdraw(before, "the price it led to was declined before"))
                        .orElse(Mono.empty());
            }
            return open.map(before -> withdraw(before, "a newer recommendation replaces it"))
                    .orElse(Mono.empty())
                    .then(Mono.defer(() -> add(situation, cause, explanation)));
        });
    }

    /** Nobody is asked again about the same step soon after saying no, unless something outside moved. */
    private Mono<Boolean> wasDeclined(Situation situation, Standing.Cause cause, Explanation explanation) {
        if (cause != Standing.Cause.PRICE_OFF) {
            return Mono.just(false);
        }
        return recommendations
                .lastEnded(situation.judged())
                .map(last -> last.state() == Recommendation.State.DECLINED
                        && isRecent(last.endedAt())
                        && last.recommendation().proposedPrice().compareTo(explanation.consideredPrice()) == 0
                        && last.recommendation().currentPrice().compareTo(situation.price()) == 0)
                .defaultIfEmpty(false);
    }

    private boolean isRecent(@Nullable Instant at) {
        return at != null && at.plus(DECLINED_FOR).isAfter(clock.instant());
    }

    private Mono<Void> add(Situation situation, Standing.Cause cause, Explanation explanation) {
        Instant now = clock.instant();
        return observed.references(
                        situation.facts(), situation.compared().own().week().minusWeeks(5))
                .map(evidence -> Advice.of(
                        UuidCreator.getTimeOrderedEpoch().toString(),
                        situation,
                        cause,
                        explanation,
                        evidence,
                        now,
                        now.plus(VALID)))
                .flatMap(recommendation -> recommendations
                        .add(recommendation)
                        .then(Mono.defer(() -> announcements.recommended(recommendation))));
    }

    @Override
    public void start() {
        follower.mark(new Marks(Set.of(), true));
        follower.start();
        clockwork =
                Flux.interval(BETWEEN_LOOKS_AT_THE_CLOCK).subscribe(tick -> follower.mark(new Marks(Set.of(), false)));
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
