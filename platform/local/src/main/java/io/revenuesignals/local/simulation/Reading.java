package io.revenuesignals.local.simulation;

import io.revenuesignals.local.simulation.DemoResults.Decision;
import io.revenuesignals.local.simulation.DemoResults.Evidence;
import io.revenuesignals.local.simulation.DemoResults.Goal;
import io.revenuesignals.local.simulation.DemoResults.PriceResponse;
import io.revenuesignals.local.simulation.DemoResults.Recommendation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what the services say into the results of the demo. */
final class Reading {

    private Reading() {}

    static Goal goal(JsonNode goal) {
        JsonNode progress = goal.path("progress");
        return new Goal(
                goal.path("id").asString(),
                goal.path("name").asString(),
                goal.path("metric").asString(),
                new BigDecimal(goal.path("target").asString()),
                number(progress.path("actual")),
                number(progress.at("/projection/value")),
                number(progress.at("/projection/low")),
                number(progress.at("/projection/high")),
                number(progress.path("probability")),
                text(progress.path("state")));
    }

    static PriceResponse priceResponse(JsonNode response, MarketTruth truth) {
        String product = response.path("product").asString();
        String retailer = response.path("retailer").asString();
        return new PriceResponse(
                product,
                retailer,
                number(response.path("elasticity")),
                number(response.path("low")),
                number(response.path("high")),
                truth.of(product, retailer).elasticity());
    }

    /** @param alone the recommendation read alone, with its advice */
    static Recommendation recommendation(JsonNode alone) {
        JsonNode advice = alone.path("advice");
        return new Recommendation(
                alone.path("id").asString(),
                alone.path("product").asString(),
                alone.path("scope").asString(),
                text(alone.at("/currentPrice/amount")),
                alone.at("/proposedPrice/amount").asString(),
                number(alone.at("/expectedProfitGain/value")),
                texts(advice.path("binding")),
                alone.path("state").asString(),
                evidence(advice.path("evidence")));
    }

    static Decision decision(JsonNode decision) {
        return new Decision(
                decision.path("id").asString(),
                decision.path("recommendation").asString(),
                decision.path("product").asString(),
                decision.path("scope").asString(),
                text(decision.at("/value/amount")),
                text(decision.at("/oldValue/amount")),
                text(decision.path("validFrom")),
                decision.path("actor").asString());
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    static @Nullable String text(JsonNode value) {
        return value.isString() ? value.asString() : null;
    }

    static @Nullable BigDecimal number(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue();
        }
        return value.isString() ? new BigDecimal(value.asString()) : null;
    }

    private static List<Evidence> evidence(JsonNode list) {
        List<Evidence> evidence = new ArrayList<>();
        list.forEach(fact -> evidence.add(
                new Evidence(fact.path("source").asString(), fact.path("id").asString())));
        return evidence;
    }
}
