package io.revenuesignals.analytics.response.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.revenuesignals.analytics.response.model.CompetitorIndex.Quote;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompetitorIndexTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @Test
    void weighsPricesGeometrically() {
        CompetitorIndex index = CompetitorIndex.on(
                        TODAY, List.of(new Quote(2, 1, TODAY), new Quote(4, 3, TODAY.minusDays(6))))
                .orElseThrow();

        assertThat(index.price()).isCloseTo(Math.pow(2, 0.25) * Math.pow(4, 0.75), within(1e-12));
        assertThat(index.oldestAgeDays()).isEqualTo(6);
        assertThat(index.competitors()).isEqualTo(2);
    }

    @Test
    void carriesAPriceForwardForFourWeeksAndNoLonger() {
        Quote quote = new Quote(2, 1, TODAY);

        assertThat(CompetitorIndex.on(TODAY.plusWeeks(4), List.of(quote))).isPresent();
        assertThat(CompetitorIndex.on(TODAY.plusWeeks(4).plusDays(1), List.of(quote)))
                .isEmpty();
    }

    @Test
    void doesNotKnowPricesOfTheFuture() {
        assertThat(CompetitorIndex.on(TODAY, List.of(new Quote(2, 1, TODAY.plusDays(1)))))
                .isEmpty();
    }
}
