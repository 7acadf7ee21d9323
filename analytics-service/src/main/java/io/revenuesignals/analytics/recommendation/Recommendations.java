package io.revenuesignals.analytics.recommendation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Recommendations made, and what prices were last judged by. */
public interface Recommendations {

    /** A price that was judged: a product in a scope. */
    record Judged(String product, String scope) {}

    /**
     * What came of a judgement: a recommendation, or why there is none.
     *
     * @param wish what the price would do that the retailer asks for; absent when it asks for none
     */
    record Outcome(String verdict, String detail, @Nullable Wish wish) {}

    /**
     * What a price that a retailer asks for would do in a week.
     *
     * @param expectedGain expected relative gain of the objective
     * @param against the guardrails that it breaks
     */
    record Wish(
            String request,
            Recommendation.Expected now,
            Recommendation.Expected then,
            double expectedGain,
            double probabilityOfGain,
            List<String> against) {

        public Wish {
            against = List.copyOf(against);
        }
    }

    /** How a price was judged last. */
    record Judgement(Judged price, Standing standing, Outcome outcome, Instant judgedAt) {}

    /** Lets only one instance at a time judge this price, until the transaction ends. */
    Mono<Void> lock(Judged price);

    Mono<Map<Judged, Standing>> standings(Collection<String> products);

    Mono<Standing> standing(Judged price);

    Mono<Void> judged(Judged price, Standing standing, Outcome outcome, Instant at);

    /** How prices were judged last, by product and scope, behind the one named; of one product or scope where given. */
    Mono<List<Judgement>> judgements(
            @Nullable String product, @Nullable String scope, int limit, @Nullable Judged after);

    Mono<Recommendation> open(Judged price);

    /** The last one that ended, whatever became of it. */
    Mono<Recommendation.Kept> lastEnded(Judged price);

    Mono<Void> add(Recommendation recommendation);

    /** Ends an open recommendation; nothing happens when it is not open. */
    Mono<Void> end(String recommendation, Recommendation.State state, String because, Instant at);

    /** Open ones whose time is over. */
    Flux<Recommendation> outdated(Instant now);

    Mono<Recommendation.Kept> find(String recommendation);

    /** What to look for; absent parts do not matter. */
    record Search(
            @Nullable String product,
            @Nullable String scope,
            Standing.@Nullable Cause cause,
            Recommendation.@Nullable State state) {}

    /** The newest first, behind the one named. */
    Mono<List<Recommendation.Kept>> find(Search search, int limit, @Nullable String after);
}
