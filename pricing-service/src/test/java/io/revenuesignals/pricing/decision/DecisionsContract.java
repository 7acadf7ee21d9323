package io.revenuesignals.pricing.decision;

import static io.revenuesignals.pricing.decision.DecisionFixture.approved;
import static io.revenuesignals.pricing.decision.DecisionFixture.declined;
import static io.revenuesignals.pricing.model.PriceFixture.MONDAY;
import static io.revenuesignals.pricing.model.PriceFixture.TUESDAY;
import static io.revenuesignals.pricing.model.PriceFixture.WEDNESDAY;
import static io.revenuesignals.pricing.model.PriceFixture.retailer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revenuesignals.pricing.decision.model.Decision;
import io.revenuesignals.pricing.model.Scope;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/** What every keeper of decisions promises. */
public interface DecisionsContract {

    Decisions decisions();

    @Test
    default void findsEveryWordOfADecision() {
        Decision yes = added(approved(id(), "sauce", MONDAY));
        Decision no = added(declined(id(), id(), "sauce", MONDAY));
        assertThat(decisions().find(yes.id()).block()).isEqualTo(yes);
        assertThat(decisions().find(no.id()).block()).isEqualTo(no);
        assertThat(decisions().find(UUID.randomUUID()).block()).isNull();
    }

    @Test
    default void takesOneDecisionOnEachRecommendation() {
        String recommendation = id();
        added(approved(recommendation, "sauce", MONDAY));
        assertThatThrownBy(() -> added(declined(recommendation, null, "sauce", TUESDAY)))
                .isInstanceOf(DuplicateKeyException.class);
        added(approved(null, "sauce", MONDAY));
        added(approved(null, "sauce", MONDAY));
    }

    @Test
    default void findsTheFirstDecisionThatAnswersARequest() {
        String request = id();
        Decision first = declined(id(), request, "sauce", MONDAY);
        added(declined(id(), request, "sauce", TUESDAY));
        added(first);
        assertThat(decisions().answering(request).block()).isEqualTo(first);
        assertThat(decisions().answering(id()).block()).isNull();
    }

    @Test
    default void listsInPagesTheLatestFirst() {
        String product = "sauce" + id();
        Decision first = added(approved(id(), product, MONDAY));
        Decision second = added(declined(id(), "q1", product, TUESDAY));
        Decision third = added(approved(id(), product, WEDNESDAY));

        assertThat(list(product, null, null, null, 2, null)).containsExactly(third, second);
        assertThat(list(product, null, null, null, 2, second)).containsExactly(first);
        assertThat(list(product, null, third.recommendation(), null, 9, null)).containsExactly(third);
        assertThat(list(product, null, null, "q1", 9, null)).containsExactly(second);
        assertThat(list(product, Scope.national(), null, null, 9, null)).isEmpty();
        assertThat(list(product, retailer("R1"), null, null, 9, null)).hasSize(3);
    }

    private Decision added(Decision decision) {
        decisions().add(decision).block();
        return decision;
    }

    private List<Decision> list(
            String product,
            @Nullable Scope scope,
            @Nullable String recommendation,
            @Nullable String request,
            int limit,
            @Nullable Decision after) {
        DecisionFilter.Position position =
                after == null ? null : new DecisionFilter.Position(after.decidedAt(), after.id());
        return decisions()
                .list(new DecisionFilter(product, scope, recommendation, request, limit, position))
                .collectList()
                .block();
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
