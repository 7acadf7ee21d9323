package io.revenuesignals.analytics.response.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The regression printed in Taddy, Business Data Science (2019), chapter 2, from the same sales through our moments. */
@EnabledIfSystemProperty(named = "signals.data", matches = ".+")
class PublishedRegressionTests {

    private static final int DOMINICKS = 10;
    private static final int MINUTE_MAID = 5;
    private static final int TROPICANA = 1;
    private static final List<Integer> BRANDS = List.of(DOMINICKS, MINUTE_MAID, TROPICANA);

    private static final int PRICE = 3;
    private static final int FEATURE = 6;
    private static final int PRICE_WITH_FEATURE = 9;

    @Test
    void priceBrandAndFeatureInteractionsAreThePublishedOnes() throws IOException {
        LeastSquares regression = LeastSquares.of(interactions().at(LocalDate.EPOCH));

        assertCoefficient(regression, PRICE, -2.77415, 0.03883);
        assertCoefficient(regression, PRICE + 1, 0.78293, 0.06140);
        assertCoefficient(regression, PRICE + 2, 0.73579, 0.05684);
        assertCoefficient(regression, FEATURE, 1.09441, 0.03810);
        assertCoefficient(regression, FEATURE + 1, 1.17294, 0.08196);
        assertCoefficient(regression, FEATURE + 2, 0.78525, 0.09875);
        assertCoefficient(regression, PRICE_WITH_FEATURE, -0.47055, 0.07409);
        assertCoefficient(regression, PRICE_WITH_FEATURE + 1, -1.10922, 0.12225);
        assertCoefficient(regression, PRICE_WITH_FEATURE + 2, -0.98614, 0.12411);
    }

    private static void assertCoefficient(LeastSquares regression, int index, double published, double error) {
        assertThat(regression.coefficient(index)).isCloseTo(published, within(0.001));
        assertThat(regression.standardError(index)).isCloseTo(error, within(0.0005));
    }

    private static SufficientStatistics interactions() throws IOException {
        SufficientStatistics statistics = SufficientStatistics.empty(12, Forgetting.never());
        for (OrangeJuice.Row row : OrangeJuice.rows()) {
            if (BRANDS.contains(row.brand())) {
                statistics.add(regressors(row), row.logVolume(), row.weekStart());
            }
        }
        assertThat(statistics.count()).isEqualTo(28_947);
        return statistics;
    }

    private static double[] regressors(OrangeJuice.Row row) {
        double minuteMaid = row.brand() == MINUTE_MAID ? 1 : 0;
        double tropicana = row.brand() == TROPICANA ? 1 : 0;
        double price = Math.log(row.price());
        double feature = row.featured();
        double both = price * feature;
        return new double[] {
            1,
            minuteMaid,
            tropicana,
            price,
            minuteMaid * price,
            tropicana * price,
            feature,
            minuteMaid * feature,
            tropicana * feature,
            both,
            minuteMaid * both,
            tropicana * both
        };
    }
}
