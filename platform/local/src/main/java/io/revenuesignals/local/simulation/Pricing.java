package io.revenuesignals.local.simulation;

import io.revenuesignals.local.stack.ApiClient;
import io.revenuesignals.local.terminal.CommandFailed;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Keeps costs, policy and prices, and decides on recommendations. */
final class Pricing {

    private static final String CURRENCY = "USD";

    private static final Duration HEARING_PATIENCE = Duration.ofSeconds(20);
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final ApiClient pricing;

    Pricing(ApiClient pricing) {
        this.pricing = pricing;
    }

    /** Sets what holds from the start of the simulation: costs, the policy, and the price each retailer shows now. */
    void prepare(MarketSimulation market) {
        Instant from = Facts.closing(market.plan().week(0).minusDays(1));
        for (Sku sku : market.market().ownSkus()) {
            setCost(sku, market);
        }
        setPolicy();
        for (Sku sku : market.market().ownSkus()) {
            setPrice(sku, "national", Shelves.ending(sku.price()), from, "list price");
            for (Retailer retailer : market.market().retailers()) {
                if (market.listings().carries(retailer, sku)) {
                    int price = market.shelves().last(retailer, sku).regular();
                    setPrice(sku, "retailer:" + retailer.id(), price, from, "agreed with " + retailer.name());
                }
            }
        }
    }

    /** What was recommended and whatever became of it, the newest first. */
    List<JsonNode> recommendations() {
        return Pages.all(pricing, "/v1/recommendations");
    }

    /** One recommendation with its advice word for word. */
    JsonNode recommendation(String id) {
        return pricing.get("/v1/recommendations/" + Pages.encoded(id))
                .required()
                .json();
    }

    List<JsonNode> waiting() {
        return Pages.all(pricing, "/v1/recommendations?state=WAITING");
    }

    List<JsonNode> decisions() {
        return Pages.all(pricing, "/v1/decisions").stream()
                .filter(decision -> decision.path("recommendation").isString())
                .toList();
    }

    /** Approves the first of these that policy and timeline allow; answers the decision. */
    Optional<JsonNode> approveOne(List<JsonNode> candidates) {
        for (JsonNode candidate : candidates) {
            ApiClient.Answer answer = pricing.post(
                    "/v1/recommendations/" + Pages.encoded(id(candidate)) + "/approve",
                    Map.of("reason", "The estimate is sound and the gain is worth it"));
            if (answer.isSuccess()) {
                return Optional.of(answer.json().path("decision"));
            }
        }
        return Optional.empty();
    }

    /** Declines the first of these that still waits; answers the decision. */
    Optional<JsonNode> declineOne(List<JsonNode> candidates) {
        for (JsonNode candidate : candidates) {
            ApiClient.Answer answer = pricing.post(
                    "/v1/recommendations/" + Pages.encoded(id(candidate)) + "/decline",
                    Map.of("reason", "The retailer is in talks about next year's terms; not now"));
            if (answer.isSuccess()) {
                return Optional.of(answer.json().path("decision"));
            }
        }
        return Optional.empty();
    }

    /** Says no to what a retailer asks for; nothing happens when it was answered meanwhile. */
    void declineRequest(String request, String reason) {
        ApiClient.Answer answer = Waiting.until(
                        HEARING_PATIENCE,
                        () -> Optional.of(pricing.post(
                                        "/v1/price-requests/" + Pages.encoded(request) + "/decline",
                                        Map.of("reason", reason)))
                                .filter(said -> said.status() != NOT_FOUND))
                .orElseThrow(() -> new CommandFailed("pricing did not hear of the request " + request));
        if (answer.status() != CONFLICT) {
            answer.required();
        }
    }

    private void setCost(Sku sku, MarketSimulation market) {
        Map<String, Object> cost = new LinkedHashMap<>();
        cost.put("product", sku.id());
        cost.put("scope", "national");
        cost.put("cost", money(sku.unitCost()));
        cost.put("validFrom", market.plan().week(0).toString());
        pricing.send("PUT", "/v1/costs", Map.of(), cost).required();
    }

    private void setPolicy() {
        ApiClient.Answer current = pricing.get("/v1/policy").required();
        String version = current.headers().getOrDefault("etag", "");
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("minimumMargin", new BigDecimal("0.20"));
        policy.put("largestChange", new BigDecimal("0.10"));
        policy.put("endings", List.of("9"));
        policy.put(
                "automaticApproval",
                Map.of("largestChange", new BigDecimal("0.04"), "minimumProbability", new BigDecimal("0.8")));
        policy.put("approvalThreshold", new BigDecimal("0.05"));
        pricing.send("PUT", "/v1/policy", Map.of("If-Match", version), policy).required();
    }

    private void setPrice(Sku sku, String scope, int cents, Instant from, String reason) {
        Map<String, Object> price = new LinkedHashMap<>();
        price.put("product", sku.id());
        price.put("scope", scope);
        price.put("value", money(BigDecimal.valueOf(cents, 2)));
        price.put("validFrom", from.toString());
        price.put("reason", reason);
        pricing.post("/v1/prices", price).required();
    }

    private static String id(JsonNode recommendation) {
        return recommendation.path("id").asString();
    }

    private static Map<String, Object> money(BigDecimal amount) {
        return Map.of("amount", amount.toPlainString(), "currency", CURRENCY);
    }

    static List<String> ids(List<JsonNode> recommendations) {
        List<String> ids = new ArrayList<>();
        recommendations.forEach(recommendation -> ids.add(id(recommendation)));
        return ids;
    }
}
