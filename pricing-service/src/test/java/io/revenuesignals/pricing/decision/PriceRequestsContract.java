package io.revenuesignals.pricing.decision;

import static io.revenuesignals.pricing.decision.DecisionFixture.requested;
import static io.revenuesignals.pricing.model.PriceFixture.MONDAY;
import static io.revenuesignals.pricing.model.PriceFixture.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.pricing.decision.model.PriceRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every keeper of price requests promises. */
public interface PriceRequestsContract {

    PriceRequests requests();

    @Test
    default void addsEachOnce() {
        PriceRequest request = added("sauce", MONDAY);
        assertThat(requests().add(requested(request.id(), "1.99")).block()).isFalse();
        assertThat(requests().find(request.id()).block()).isEqualTo(request);
        assertThat(requests().find("nothing").block()).isNull();
    }

    @Test
    default void keepsWhatBecameOfIt() {
        PriceRequest answered = added("sauce", MONDAY).answeredBy(UUID.randomUUID());
        requests().save(answered).block();
        assertThat(requests().claim(answered.id()).block()).isEqualTo(answered);
    }

    @Test
    default void listsInPagesTheLatestFirst() {
        String product = "sauce" + UUID.randomUUID();
        PriceRequest first = added(product, MONDAY);
        PriceRequest second = added(product, TUESDAY);
        PriceRequest withdrawn = second.withdrawn();
        requests().save(withdrawn).block();

        assertThat(list(product, null, 1, null)).containsExactly(withdrawn);
        assertThat(list(product, null, 1, withdrawn)).containsExactly(first);
        assertThat(list(product, PriceRequest.State.OPEN, 9, null)).containsExactly(first);
    }

    private PriceRequest added(String product, Instant at) {
        PriceRequest request = requested(UUID.randomUUID().toString(), product, "2.49", at);
        requests().add(request).block();
        return request;
    }

    private List<PriceRequest> list(
            String product, PriceRequest.@Nullable State state, int limit, @Nullable PriceRequest after) {
        PriceRequestFilter.Position position =
                after == null ? null : new PriceRequestFilter.Position(after.raisedAt(), after.id());
        return requests()
                .list(new PriceRequestFilter(state, product, limit, position))
                .collectList()
                .block();
    }
}
