package io.revenuesignals.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReadingTests {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void readsGoalsWithAndWithoutProgress() {
        DemoResults.Goal measured = Reading.goal(JSON.readTree("""
                {"id":"g1","name":"Packs","metric":"UNITS","target":"2000000","progress":{"target":"2000000",
                 "actual":"1500000.5","projection":{"value":1.9E6,"low":1.8E6,"high":2.1E6,"level":0.8},
                 "probability":0.31,"state":"AT_RISK"}}"""));
        assertThat(measured.actual()).isEqualByComparingTo("1500000.5");
        assertThat(measured.projection()).isEqualByComparingTo("1900000");
        assertThat(measured.state()).isEqualTo("AT_RISK");
        DemoResults.Goal unmeasured =
                Reading.goal(JSON.readTree("{\"id\":\"g2\",\"name\":\"Packs\",\"metric\":\"UNITS\",\"target\":\"5\"}"));
        assertThat(unmeasured.target()).isEqualByComparingTo("5");
        assertThat(unmeasured.projection()).isNull();
        assertThat(unmeasured.state()).isNull();
    }

    @Test
    void holdsEstimatesAgainstTheTruth() {
        MarketSimulation market =
                MarketSimulation.of(new MarketPlan(42, MarketPlan.FEWEST_STORES, 8, LocalDate.of(2026, 11, 23)));
        double truth =
                market.truth().of("nonna-lucia-marinara-24oz", "freshmart").elasticity();
        JsonNode response = JSON.readTree("""
                {"product":"nonna-lucia-marinara-24oz","retailer":"freshmart","state":"ESTIMATED",
                 "elasticity":-2.4,"low":-4.0,"high":-1.0}""");
        DemoResults.PriceResponse read = Reading.priceResponse(response, market.truth());
        assertThat(read.truth()).isEqualTo(truth);
        assertThat(read.isEstimated()).isTrue();
        assertThat(read.coversTruth()).isTrue();
        JsonNode silent = JSON.readTree("""
                {"product":"nonna-lucia-marinara-24oz","retailer":"freshmart","state":"TOO_LITTLE_DATA"}""");
        assertThat(Reading.priceResponse(silent, market.truth()).isEstimated()).isFalse();
    }

    @Test
    void readsRecommendationsWithTheirAdvice() {
        DemoResults.Recommendation read = Reading.recommendation(JSON.readTree("""
                {"id":"r1","product":"p1","scope":"retailer:x","state":"WAITING",
                 "currentPrice":{"amount":"3.29","currency":"USD"},"proposedPrice":{"amount":"3.09","currency":"USD"},
                 "expectedProfitGain":{"value":0.021,"low":0.01,"high":0.03,"level":0.8},
                 "advice":{"binding":["LARGEST_CHANGE"],"evidence":[{"source":"/web-watch","id":"e1"}]}}"""));
        assertThat(read)
                .isEqualTo(new DemoResults.Recommendation(
                        "r1",
                        "p1",
                        "retailer:x",
                        "3.29",
                        "3.09",
                        new BigDecimal("0.021"),
                        List.of("LARGEST_CHANGE"),
                        "WAITING",
                        List.of(new DemoResults.Evidence("/web-watch", "e1"))));
    }

    @Test
    void addsUpOnlyWhenEveryFactIsAccountedFor() {
        assertThat(new DemoResults.Facts(10, 9, 1, 9).addUp()).isTrue();
        assertThat(new DemoResults.Facts(10, 10, 0, 9).addUp()).isFalse();
        assertThat(new DemoResults.Facts(10, 9, 0, 9).addUp()).isFalse();
    }
}
