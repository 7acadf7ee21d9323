package io.revenuesignals.analytics.response.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemandModelTests {

    private static final DemandWeek WEEK = DemandWeek.of(LocalDate.of(2026, 1, 5), 10, 2)
            .withPromotion(0.5, 1, 0)
            .withCompetition(4.0, 0.25)
            .withWeekBefore(3.0, 0.0);

    @Test
    void readsAWeekInTheOrderOfItsRegressors() {
        DemandModel model = new DemandModel(
                "m-1",
                List.of(
                        Regressor.INTERCEPT,
                        Regressor.OWN_PRICE,
                        Regressor.COMPETITOR_PRICE,
                        Regressor.PRICE_CUT,
                        Regressor.PRICE_WITH_FEATURE,
                        Regressor.PREVIOUS_PRICE),
                Forgetting.never());

        double[] row =
                model.row(WEEK, new Centring(0, Math.log(2.5), Math.log(4))).orElseThrow();

        assertThat(row)
                .containsExactly(new double[] {1, Math.log(0.8), 0, 0.5, Math.log(0.8), Math.log(1.2)}, within(1e-12));
    }

    @Test
    void hasNoRowForAWeekThatDoesNotTellARegressor() {
        assertThat(DemandModel.competitive().row(WEEK.withCompetition(null, 0), Centring.none()))
                .isEmpty();
        assertThat(DemandModel.ownOnly().row(WEEK.withCompetition(null, 0), Centring.none()))
                .isPresent();
    }

    @Test
    void refusesAnEquationWithoutOwnPriceOrWithATermTwice() {
        assertThatThrownBy(() -> new DemandModel("m", List.of(Regressor.INTERCEPT), Forgetting.never()))
                .hasMessageContaining("own price");
        assertThatThrownBy(() -> DemandModel.ownOnly().with("m", Regressor.FEATURE))
                .hasMessageContaining("twice");
    }

    @Test
    void aWeekWithoutSalesStandsForHalfAUnit() {
        assertThat(DemandWeek.of(WEEK.week(), 0, 2).logUnits()).isCloseTo(Math.log(0.5), within(1e-12));
    }

    @Test
    void refusesImpossibleWeeks() {
        assertThatThrownBy(() -> DemandWeek.of(WEEK.week(), -1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DemandWeek.of(WEEK.week(), 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WEEK.withPromotion(1.5, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
