package io.revenuesignals.analytics.response.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A driver of demand in the log-log model, with what is believed of its coefficient before any data are seen.
 *
 * <p>The beliefs about prices come from the meta-analyses of Bijmolt, van Heerde and Pieters (2005) for the own price
 * and Auer and Papies (2019) for competitors; those about promotion are wide enough to be overruled by a few dozen
 * weeks.
 */
public enum Regressor {
    /** The level of the cell at the centring prices without promotion. */
    INTERCEPT(0.0, 10.0, 1.0),
    /** ln of the own shelf price; its coefficient is the own elasticity. */
    OWN_PRICE(-2.62, 1.0, 0.5),
    /** ln of the own price without promotion, beside OWN_PRICE: the extra reaction to a lasting change. */
    REGULAR_PRICE(0.0, 0.7, 0.3),
    /** ln of the competitors' price index; its coefficient is the cross elasticity. */
    COMPETITOR_PRICE(0.26, 0.5, 0.3),
    PRICE_CUT(0.2, 0.5, 0.3),
    FEATURE(0.5, 0.7, 0.3),
    DISPLAY(0.5, 0.7, 0.3),
    /** Share of the competitors' volume that is advertised. */
    COMPETITOR_FEATURE(-0.2, 0.5, 0.3),
    /** ln of last week's own price: households that stocked up buy less. */
    PREVIOUS_PRICE(0.2, 0.4, 0.3),
    PREVIOUS_FEATURE(-0.1, 0.4, 0.3),
    /** How much steeper the price curve is in a featured week. */
    PRICE_WITH_FEATURE(0.0, 0.7, 0.3),
    ANNUAL_SINE(0.0, 0.5, 0.3),
    ANNUAL_COSINE(0.0, 0.5, 0.3),
    HALF_YEAR_SINE(0.0, 0.5, 0.3),
    HALF_YEAR_COSINE(0.0, 0.5, 0.3);

    private static final double DAYS_PER_YEAR = 365.25;

    private final double priorMean;
    private final double priorDeviation;
    private final double deviationBetweenCells;

    Regressor(double priorMean, double priorDeviation, double deviationBetweenCells) {
        this.priorMean = priorMean;
        this.priorDeviation = priorDeviation;
        this.deviationBetweenCells = deviationBetweenCells;
    }

    /** What the coefficient of an unknown product is expected to be. */
    public double priorMean() {
        return priorMean;
    }

    /** Standard deviation of that expectation. */
    public double priorDeviation() {
        return priorDeviation;
    }

    /** How much the cells of one product are expected to differ, as a standard deviation. */
    public double deviationBetweenCells() {
        return deviationBetweenCells;
    }

    /** True for what a promotion switches on and off. */
    public boolean mechanic() {
        return this == PRICE_CUT || this == FEATURE || this == DISPLAY;
    }

    /** True when the coefficient can only be told from a full year or more. */
    public boolean season() {
        return this == ANNUAL_SINE || this == ANNUAL_COSINE || this == HALF_YEAR_SINE || this == HALF_YEAR_COSINE;
    }

    /** The value in the given week, or NaN when the week does not tell. */
    double read(DemandWeek week, Centring centring) {
        return switch (this) {
            case INTERCEPT -> 1.0;
            case OWN_PRICE -> ownLogPrice(week, centring);
            case REGULAR_PRICE -> logOrNaN(week.regularPrice()) - centring.logPrice();
            case COMPETITOR_PRICE -> logOrNaN(week.competitorPrice()) - centring.logCompetitorPrice();
            case PRICE_CUT -> week.priceCut();
            case FEATURE -> week.feature();
            case DISPLAY -> week.display();
            case COMPETITOR_FEATURE -> week.competitorFeature();
            case PREVIOUS_PRICE -> logOrNaN(week.previousPrice()) - centring.logPrice();
            case PREVIOUS_FEATURE -> orNaN(week.previousFeature());
            case PRICE_WITH_FEATURE -> ownLogPrice(week, centring) * week.feature();
            case ANNUAL_SINE -> StrictMath.sin(turn(week.week()));
            case ANNUAL_COSINE -> StrictMath.cos(turn(week.week()));
            case HALF_YEAR_SINE -> StrictMath.sin(2 * turn(week.week()));
            case HALF_YEAR_COSINE -> StrictMath.cos(2 * turn(week.week()));
        };
    }

    private static double ownLogPrice(DemandWeek week, Centring centring) {
        return StrictMath.log(week.price()) - centring.logPrice();
    }

    private static double logOrNaN(@Nullable Double value) {
        return value == null ? Double.NaN : StrictMath.log(value);
    }

    private static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    private static double turn(LocalDate day) {
        return 2 * Math.PI * (day.toEpochDay() % DAYS_PER_YEAR) / DAYS_PER_YEAR;
    }
}
