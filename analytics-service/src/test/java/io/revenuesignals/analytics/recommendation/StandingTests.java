package io.revenuesignals.analytics.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.analytics.recommendation.Standing.Cause;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTests {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Standing USUAL = new Standing(
            new BigDecimal("2.99"), new BigDecimal("1.60"), 2.80, -2.5, 0.3, null, null, List.of(), List.of(), DAY);

    @Test
    void looksOnceAtWhatWasNeverJudged() {
        assertThat(USUAL.movedSince(null)).contains(Cause.PRICE_OFF);
        assertThat(USUAL.movedSince(USUAL)).isEmpty();
    }

    @Test
    void noticesTheWeightiestMove() {
        assertThat(with("request", "r1").movedSince(USUAL)).contains(Cause.RETAILER_ASKED);
        assertThat(with("cost", "1.70").movedSince(USUAL)).contains(Cause.COST_MOVED);
        assertThat(with("competitor", "2.70").movedSince(USUAL)).contains(Cause.COMPETITOR_MOVED);
        assertThat(with("risk", "g1").movedSince(USUAL)).contains(Cause.GOAL_AT_RISK);
        assertThat(with("missed", "p1").movedSince(USUAL)).contains(Cause.EFFECT_MISSED);
        assertThat(with("price", "2.89").movedSince(USUAL)).contains(Cause.PRICE_OFF);
    }

    @Test
    void ignoresWhatBarelyMoves() {
        assertThat(with("competitor", "2.81").movedSince(USUAL)).isEmpty();
        assertThat(with("elasticity", "-2.6").movedSince(USUAL)).isEmpty();
        assertThat(with("asOf", "2026-03-09").movedSince(USUAL)).isEmpty();
    }

    @Test
    void looksAgainAfterFourWeeks() {
        assertThat(with("asOf", "2026-03-31").movedSince(USUAL)).contains(Cause.PRICE_OFF);
    }

    @Test
    void looksAgainWhenARequestIsGone() {
        assertThat(USUAL.movedSince(with("request", "r1"))).contains(Cause.PRICE_OFF);
    }

    private static Standing with(String what, String value) {
        return new Standing(
                what.equals("price") ? new BigDecimal(value) : USUAL.price(),
                what.equals("cost") ? new BigDecimal(value) : USUAL.cost(),
                what.equals("competitor") ? (Double) Double.parseDouble(value) : USUAL.competitorPrice(),
                what.equals("elasticity") ? Double.parseDouble(value) : USUAL.elasticity(),
                USUAL.deviation(),
                null,
                what.equals("request") ? value : null,
                what.equals("risk") ? List.of(value) : List.of(),
                what.equals("missed") ? List.of(value) : List.of(),
                what.equals("asOf") ? LocalDate.parse(value) : DAY);
    }
}
