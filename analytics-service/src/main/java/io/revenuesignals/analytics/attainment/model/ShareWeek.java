package io.revenuesignals.analytics.attainment.model;

import java.time.LocalDate;

/**
 * Volumes of one week.
 *
 * @param week first day of the week
 * @param own volume of the own products
 * @param market volume of the whole market, own included
 */
public record ShareWeek(LocalDate week, double own, double market) {

    public ShareWeek {
        if (!(own >= 0) || !(market >= own)) {
            throw new IllegalArgumentException("own volume must lie between 0 and the market's " + market);
        }
    }
}
