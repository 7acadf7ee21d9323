package io.revenuesignals.pricing.price;

import static io.revenuesignals.pricing.model.PriceFixture.FRIDAY;
import static io.revenuesignals.pricing.model.PriceFixture.MONDAY;
import static io.revenuesignals.pricing.model.PriceFixture.THURSDAY;
import static io.revenuesignals.pricing.model.PriceFixture.TUESDAY;
import static io.revenuesignals.pricing.model.PriceFixture.WEDNESDAY;
import static io.revenuesignals.pricing.model.PriceFixture.between;
import static io.revenuesignals.pricing.model.PriceFixture.from;
import static io.revenuesignals.pricing.model.PriceFixture.price;
import static io.revenuesignals.pricing.model.PriceFixture.retailer;
import static io.revenuesignals.pricing.model.PriceFixture.store;
import static io.revenuesignals.pricing.model.PriceFixture.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.pricing.model.PriceEntry;
import io.revenuesignals.pricing.model.PriceEntry.State;
import io.revenuesignals.pricing.model.Scope;
import io.revenuesignals.pricing.model.Validity;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** What every keeper of prices promises. */
public interface PricesContract {

    Sight EVERYTHING = new Sight(true, Set.of());

    Prices prices();

    @Test
    default void findsWhatWasSaved() {
        PriceEntry entry = saved(
                        "sauce" + UUID.randomUUID(), retailer("R1"), "2.99", between(MONDAY, FRIDAY), State.PLANNED)
                .replacing(usd("3.09"));
        prices().save(entry).block();
        assertThat(prices().find(entry.id()).block()).isEqualTo(entry);
        assertThat(prices().find(UUID.randomUUID()).block()).isNull();
    }

    @Test
    default void claimsTheLiveTimeline() {
        String product = "sauce" + UUID.randomUUID();
        PriceEntry live = saved(product, Scope.national(), "2.99", from(MONDAY), State.IN_FORCE);
        saved(product, Scope.national(), "2.89", from(TUESDAY), State.CANCELLED);
        saved(product, retailer("R1"), "2.79", from(TUESDAY), State.IN_FORCE);

        assertThat(prices().claim(product, Scope.national()).block().entries()).containsExactly(live);
        assertThat(prices().claim(product, store("S1")).block().entries()).isEmpty();
    }

    @Test
    default void knowsWhatIsDue() {
        String begins = "sauce" + UUID.randomUUID();
        String ends = "sauce" + UUID.randomUUID();
        String rests = "sauce" + UUID.randomUUID();
        saved(begins, Scope.national(), "2.99", from(TUESDAY), State.PLANNED);
        saved(ends, Scope.national(), "2.99", between(MONDAY, TUESDAY), State.IN_FORCE);
        saved(rests, Scope.national(), "2.99", from(MONDAY), State.IN_FORCE);
        saved(rests, Scope.national(), "2.99", from(WEDNESDAY), State.PLANNED);

        assertThat(due()).contains(begins, ends).doesNotContain(rests);
        Flux.just(begins, ends)
                .concatMap(product -> prices().claim(product, Scope.national()))
                .concatMapIterable(timeline -> timeline.due(TUESDAY))
                .concatMap(step -> prices().save(step.entry()))
                .blockLast();
        assertThat(due()).doesNotContain(begins, ends);
    }

    @Test
    default void findsWhatHoldsInEachScope() {
        String product = "sauce" + UUID.randomUUID();
        saved(product, Scope.national(), "2.99", from(MONDAY), State.IN_FORCE);
        PriceEntry later = saved(product, Scope.national(), "2.89", from(TUESDAY), State.IN_FORCE);
        PriceEntry reverted = saved(product, retailer("R1"), "2.79", between(MONDAY, THURSDAY), State.REVERTED);
        saved(product, retailer("R1"), "2.69", from(TUESDAY), State.CANCELLED);
        saved(product, store("S1"), "2.59", from(FRIDAY), State.PLANNED);

        assertThat(holding(product, WEDNESDAY)).containsExactlyInAnyOrder(later, reverted);
        assertThat(holding(product, MONDAY.minusSeconds(1))).isEmpty();
    }

    @Test
    default void listsInPagesTheLatestFirst() {
        String product = "sauce" + UUID.randomUUID();
        PriceEntry first = saved(product, Scope.national(), "2.99", from(MONDAY), State.IN_FORCE);
        PriceEntry second = saved(product, Scope.national(), "2.89", from(TUESDAY), State.IN_FORCE);
        PriceEntry third = saved(product, retailer("R1"), "2.79", from(WEDNESDAY), State.PLANNED);

        assertThat(list(EVERYTHING, product, null, null, 2, null)).containsExactly(third, second);
        assertThat(list(
                        EVERYTHING,
                        product,
                        null,
                        null,
                        2,
                        new PriceFilter.Position(second.validity().from(), second.id())))
                .containsExactly(first);
        assertThat(list(EVERYTHING, product, retailer("R1"), null, 9, null)).containsExactly(third);
        assertThat(list(EVERYTHING, product, null, TUESDAY, 9, null)).containsExactly(second, first);
    }

    @Test
    default void showsNobodyWhatIsNotTheirs() {
        String product = "sauce" + UUID.randomUUID();
        PriceEntry national = saved(product, Scope.national(), "2.99", from(MONDAY), State.IN_FORCE);
        PriceEntry own = saved(product, retailer("R1"), "2.79", from(MONDAY.plusSeconds(1)), State.IN_FORCE);
        saved(product, retailer("R2"), "2.69", from(MONDAY), State.IN_FORCE);
        saved(product, store("R1"), "2.59", from(MONDAY), State.IN_FORCE);

        assertThat(list(new Sight(false, Set.of("R1")), product, null, null, 9, null))
                .containsExactly(own, national);
        assertThat(list(new Sight(false, Set.of()), product, retailer("R2"), null, 9, null))
                .isEmpty();
    }

    private PriceEntry saved(String product, Scope scope, String amount, Validity validity, State state) {
        PriceEntry entry = price(product, scope, amount, validity, state);
        prices().save(entry).block();
        return entry;
    }

    private List<String> due() {
        return prices().due(TUESDAY, 10_000)
                .map(Prices.TimelineKey::product)
                .collectList()
                .block();
    }

    private List<PriceEntry> holding(String product, Instant at) {
        return prices().holding(product, List.of(Scope.national(), retailer("R1"), store("S1")), at)
                .collectList()
                .block();
    }

    private List<PriceEntry> list(
            Sight sight,
            String product,
            @Nullable Scope scope,
            @Nullable Instant at,
            int limit,
            PriceFilter.@Nullable Position after) {
        return prices().list(new PriceFilter(sight, product, scope, at, limit, after))
                .collectList()
                .block();
    }
}
