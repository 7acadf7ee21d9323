package io.revenuesignals.pricing.decision;

import static io.revenuesignals.pricing.decision.DecisionFixture.recommended;
import static io.revenuesignals.pricing.model.PriceFixture.FRIDAY;
import static io.revenuesignals.pricing.model.PriceFixture.MONDAY;
import static io.revenuesignals.pricing.model.PriceFixture.TUESDAY;
import static io.revenuesignals.pricing.model.PriceFixture.WEDNESDAY;
import static io.revenuesignals.pricing.model.PriceFixture.retailer;
import static io.revenuesignals.pricing.model.PriceFixture.store;
import static io.revenuesignals.pricing.model.PriceFixture.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.pricing.decision.model.Breach;
import io.revenuesignals.pricing.decision.model.Guardrail;
import io.revenuesignals.pricing.decision.model.Recommendation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every keeper of recommendations promises. */
public interface RecommendationsContract {

    Recommendations recommendations();

    @Test
    default void addsEachOnce() {
        Recommendation first = recommended(id(), "2.99", "2.49");
        Recommendation second = recommended(first.id(), "2.99", "1.99");
        assertThat(recommendations().add(first).block()).isTrue();
        assertThat(recommendations().add(second).block()).isFalse();
        assertThat(recommendations().find(first.id()).block()).isEqualTo(first);
        assertThat(recommendations().find(id()).block()).isNull();
    }

    @Test
    default void keepsWhatBecameOfIt() {
        Recommendation added = added("sauce", null, MONDAY);
        Recommendation changed = recommendations()
                .claim(added.id())
                .block()
                .amended(usd("2.79"), TUESDAY, "pam")
                .found(List.of(new Breach(Guardrail.LARGEST_CHANGE, "too large")), usd("2.89"))
                .in(Recommendation.State.WITHDRAWN, "newer");
        recommendations().save(changed).block();
        assertThat(recommendations().find(added.id()).block()).isEqualTo(changed);
    }

    @Test
    default void claimsWhatExpired() {
        Recommendation waiting = added("sauce", null, MONDAY);
        Recommendation decided = added("sauce", null, MONDAY);
        recommendations().save(decided.in(Recommendation.State.APPROVED, null)).block();

        assertThat(expired(FRIDAY)).contains(waiting.id()).doesNotContain(decided.id());
        assertThat(expired(FRIDAY.minusSeconds(1))).doesNotContain(waiting.id());
    }

    @Test
    default void claimsWhatWaitsForARequest() {
        String request = id();
        Recommendation waiting = added("sauce", request, MONDAY);
        Recommendation decided = added("sauce", request, MONDAY);
        recommendations().save(decided.in(Recommendation.State.DECLINED, null)).block();
        assertThat(recommendations().claimWaitingFor(request).collectList().block())
                .containsExactly(waiting);
    }

    @Test
    default void listsInPagesTheLatestFirst() {
        String product = "sauce" + id();
        Recommendation first = added(product, "q1", MONDAY);
        Recommendation second = added(product, null, TUESDAY);
        Recommendation third = added(product, null, WEDNESDAY);
        Recommendation approved = third.in(Recommendation.State.APPROVED, null);
        recommendations().save(approved).block();

        assertThat(list(product, null, null, 2, null)).containsExactly(approved, second);
        assertThat(list(product, null, null, 2, second)).containsExactly(first);
        assertThat(list(product, Recommendation.State.WAITING, null, 9, null)).containsExactly(second, first);
        assertThat(list(product, null, "q1", 9, null)).containsExactly(first);
        assertThat(recommendations()
                        .list(new RecommendationFilter(null, product, store("S1"), null, 9, null))
                        .collectList()
                        .block())
                .isEmpty();
        assertThat(recommendations()
                        .list(new RecommendationFilter(null, product, retailer("R1"), null, 9, null))
                        .collectList()
                        .block())
                .hasSize(3);
    }

    private Recommendation added(String product, @Nullable String request, Instant at) {
        Recommendation added = recommended(id(), product, "2.99", "2.49", request, at);
        recommendations().add(added).block();
        return added;
    }

    private List<String> expired(Instant now) {
        return recommendations()
                .claimExpired(now, 10_000)
                .map(Recommendation::id)
                .collectList()
                .block();
    }

    private List<Recommendation> list(
            String product,
            Recommendation.@Nullable State state,
            @Nullable String request,
            int limit,
            @Nullable Recommendation after) {
        RecommendationFilter.Position position =
                after == null ? null : new RecommendationFilter.Position(after.receivedAt(), after.id());
        return recommendations()
                .list(new RecommendationFilter(state, product, null, request, limit, position))
                .collectList()
                .block();
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
