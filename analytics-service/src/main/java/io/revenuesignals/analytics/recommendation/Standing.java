package io.revenuesignals.analytics.recommendation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a price was judged by. When it has changed enough, the price is judged again.
 *
 * @param request the request that waits; absent when none does
 * @param risks goals in danger that the product counts for
 * @param missed price changes that brought less than expected
 */
public record Standing(
        BigDecimal price,
        @Nullable BigDecimal cost,
        @Nullable Double competitorPrice,
        double elasticity,
        double deviation,
        @Nullable LocalDate lastChange,
        @Nullable String request,
        List<String> risks,
        List<String> missed,
        LocalDate asOf) {

    /** Competitors' prices that move less than this did not move. */
    private static final double COMPETITOR_MOVE = 0.01;

    /** Estimates that move less than this many of their standard deviations did not move. */
    private static final double ESTIMATE_MOVE = 0.5;

    /** After so many days it is judged again although nothing moved. */
    private static final int STALE_DAYS = 28;

    public Standing {
        risks = List.copyOf(risks);
        missed = List.copyOf(missed);
    }

    /** Why to look. */
    public enum Cause {
        RETAILER_ASKED,
        COST_MOVED,
        COMPETITOR_MOVED,
        EFFECT_MISSED,
        GOAL_AT_RISK,
        PRICE_OFF
    }

    /** The weightiest cause to judge again, or nothing when it stands as before. */
    public Optional<Cause> movedSince(@Nullable Standing before) {
        if (request != null && (before == null || !request.equals(before.request))) {
            return Optional.of(Cause.RETAILER_ASKED);
        }
        if (before == null) {
            return Optional.of(risks.isEmpty() ? Cause.PRICE_OFF : Cause.GOAL_AT_RISK);
        }
        if (costMoved(before)) {
            return Optional.of(Cause.COST_MOVED);
        }
        if (competitorMoved(before)) {
            return Optional.of(Cause.COMPETITOR_MOVED);
        }
        if (isNew(missed, before.missed)) {
            return Optional.of(Cause.EFFECT_MISSED);
        }
        if (isNew(risks, before.risks)) {
            return Optional.of(Cause.GOAL_AT_RISK);
        }
        return differsOtherwise(before) ? Optional.of(Cause.PRICE_OFF) : Optional.empty();
    }

    private boolean costMoved(Standing before) {
        return cost == null || before.cost == null ? cost != before.cost : cost.compareTo(before.cost) != 0;
    }

    private boolean competitorMoved(Standing before) {
        Double then = before.competitorPrice;
        Double now = competitorPrice;
        return now != null && then != null && Math.abs(StrictMath.log(now / then)) > COMPETITOR_MOVE;
    }

    private static boolean isNew(List<String> now, List<String> before) {
        SortedSet<String> added = new TreeSet<>(now);
        before.forEach(added::remove);
        return !added.isEmpty();
    }

    private boolean differsOtherwise(Standing before) {
        return price.compareTo(before.price) != 0
                || (competitorPrice == null) != (before.competitorPrice == null)
                || Math.abs(elasticity - before.elasticity) > ESTIMATE_MOVE * before.deviation
                || !Objects.equals(lastChange, before.lastChange)
                || !Objects.equals(request, before.request)
                || !risks.equals(before.risks)
                || asOf.isAfter(before.asOf.plusDays(STALE_DAYS));
    }
}
