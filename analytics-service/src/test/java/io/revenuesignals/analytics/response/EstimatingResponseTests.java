package io.revenuesignals.analytics.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.revenuesignals.analytics.response.CategoryHistory.Price;
import io.revenuesignals.analytics.response.CategoryHistory.Product;
import io.revenuesignals.analytics.response.CategoryHistory.Promotion;
import io.revenuesignals.analytics.response.CategoryHistory.StoreSales;
import io.revenuesignals.analytics.response.CategoryHistory.Volume;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EstimatingResponseTests {

    private static final LocalDate MONDAY = LocalDate.of(2025, 1, 6);
    private static final int WEEKS = 52;

    @Test
    void findsTheResponseThatTheMarketHas() {
        List<Estimate> estimates = EstimatingResponse.estimate(market(6, WEEKS));

        assertThat(estimates).hasSize(6).allSatisfy(estimate -> {
            Estimate.Response response = estimate.response();
            assertThat(response).isNotNull();
            assertThat(response.elasticity()).isCloseTo(-2.4, within(0.5));
            assertThat(response.low()).isLessThan(response.elasticity());
            assertThat(response.probabilityNegative()).isGreaterThan(0.99);
            Estimate.Cross cross = response.cross();
            assertThat(cross).isNotNull();
            assertThat(cross.elasticity()).isPositive();
        });
    }

    @Test
    void foreseesTheWholeRetailerNotTheTypicalStore() {
        Estimate estimate = EstimatingResponse.estimate(market(1, WEEKS)).getFirst();

        Estimate.Base base = estimate.base();
        assertThat(base).isNotNull();
        double usual = 3 * 50 * Math.pow(base.price() / 3, -2.4);
        assertThat(base.units()).isBetween(0.6 * usual, 1.7 * usual);
        assertThat(base.rivals()).hasSize(1);
        assertThat(base.lowestIndex()).isLessThanOrEqualTo(base.highestIndex());
    }

    @Test
    void saysHonestlyThatAFewWeeksAreTooFew() {
        Estimate estimate = EstimatingResponse.estimate(market(1, 5)).getFirst();

        assertThat(estimate.response()).isNull();
        assertThat(estimate.missing()).contains("TOO_FEW_OBSERVATIONS");
        assertThat(estimate.toObserve()).isNotBlank();
    }

    @Test
    void saysNothingOfAnEmptyCategory() {
        assertThat(EstimatingResponse.estimate(
                        new CategoryHistory(List.of(), List.of(), List.of(), List.of(), List.of(), null)))
                .isEmpty();
    }

    private static CategoryHistory market(int retailers, int weeks) {
        Random chance = new Random(11);
        List<StoreSales> sales = new ArrayList<>();
        List<Volume> volumes = new ArrayList<>();
        List<Price> prices = new ArrayList<>();
        List<Promotion> promotions = new ArrayList<>();
        for (int r = 0; r < retailers; r++) {
            String retailer = "r" + r;
            for (int w = 0; w < weeks; w++) {
                LocalDate week = MONDAY.plusWeeks(w);
                boolean feature = chance.nextInt(6) == 0;
                double own = 3 * (feature ? 0.85 : 0.9 + 0.2 * chance.nextDouble());
                double rival = 2.8 * (0.85 + 0.3 * chance.nextDouble());
                double total = 0;
                for (int s = 0; s < 3; s++) {
                    double log = Math.log(50)
                            - 2.4 * Math.log(own / 3)
                            + 0.6 * Math.log(rival / 2.8)
                            + (feature ? 0.4 : 0)
                            + 0.1 * chance.nextGaussian();
                    double units = Math.round(Math.exp(log));
                    total += units;
                    sales.add(new StoreSales("own", retailer, "store:" + r + s, week, units));
                }
                volumes.add(new Volume("own", retailer, week, total, total * own, 3));
                volumes.add(new Volume("rival", retailer, week, 90, 90 * rival, 3));
                prices.add(new Price("own", retailer, week, "USD", own, 1));
                prices.add(new Price("rival", retailer, week, "USD", rival, 1));
                if (feature) {
                    promotions.add(new Promotion("own", retailer, week, "FEATURE", 1, true));
                }
            }
        }
        return new CategoryHistory(
                List.of(new Product("own", true, 680), new Product("rival", false, 680)),
                sales,
                volumes,
                prices,
                promotions,
                MONDAY.plusWeeks(weeks).minusDays(1));
    }
}
