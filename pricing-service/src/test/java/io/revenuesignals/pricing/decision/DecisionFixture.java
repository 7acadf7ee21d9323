package io.revenuesignals.pricing.decision;

import static io.revenuesignals.pricing.model.PriceFixture.FRIDAY;
import static io.revenuesignals.pricing.model.PriceFixture.MONDAY;
import static io.revenuesignals.pricing.model.PriceFixture.retailer;
import static io.revenuesignals.pricing.model.PriceFixture.usd;

import io.revenuesignals.pricing.decision.model.Advice;
import io.revenuesignals.pricing.decision.model.Cause;
import io.revenuesignals.pricing.decision.model.Decision;
import io.revenuesignals.pricing.decision.model.Estimate;
import io.revenuesignals.pricing.decision.model.PriceRequest;
import io.revenuesignals.pricing.decision.model.Recommendation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is decided on, in people's words: sauce at retailer R1. */
public final class DecisionFixture {

    private DecisionFixture() {}

    /** Waits from Monday to Friday; a gain of 2 % is all but sure. */
    public static Recommendation recommended(String id, String current, String proposed) {
        return recommended(id, current, proposed, null);
    }

    public static Recommendation recommended(String id, String current, String proposed, @Nullable String request) {
        return recommended(id, "sauce", current, proposed, request, MONDAY);
    }

    public static Recommendation recommended(
            String id, String product, String current, String proposed, @Nullable String request, Instant receivedAt) {
        Advice advice = new Advice(
                request == null ? Cause.COMPETITOR_MOVED : Cause.RETAILER_ASKED,
                null,
                new Estimate(0.02, 0.015, 0.025, 0.8),
                1.05,
                List.of("a competitor is cheaper"),
                "{\"modelVersion\": \"m1\"}");
        return new Recommendation(
                id,
                product,
                retailer("R1"),
                request,
                usd(current),
                usd(proposed),
                null,
                null,
                advice,
                "/analytics-service",
                receivedAt,
                FRIDAY,
                Recommendation.State.WAITING,
                List.of(),
                null,
                null);
    }

    public static PriceRequest requested(String id, String wished) {
        return requested(id, "sauce", wished, MONDAY);
    }

    public static PriceRequest requested(String id, String product, String wished, Instant raisedAt) {
        return new PriceRequest(
                id,
                product,
                retailer("R1"),
                usd(wished),
                "they leave otherwise",
                LocalDate.of(2090, 1, 6),
                "sam",
                raisedAt,
                PriceRequest.State.OPEN,
                null);
    }

    public static Decision declined(
            @Nullable String recommendation, @Nullable String request, String product, Instant at) {
        return new Decision(
                UUID.randomUUID(),
                Decision.Kind.DECLINED,
                recommendation,
                request,
                product,
                retailer("R1"),
                false,
                null,
                usd("2.99"),
                null,
                null,
                "pam",
                "not now",
                at,
                new Decision.Trace("chain", "cause"));
    }

    public static Decision approved(@Nullable String recommendation, String product, Instant at) {
        return new Decision(
                UUID.randomUUID(),
                Decision.Kind.APPROVED,
                recommendation,
                null,
                product,
                retailer("R1"),
                true,
                usd("2.89"),
                null,
                at,
                UUID.randomUUID(),
                "policy",
                "fine",
                at,
                new Decision.Trace("chain", null));
    }
}
