package io.revenuesignals.local.simulation;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Prints what the demo found, for people. */
final class DemoPage {

    private static final int RESPONSES_SHOWN = 12;
    private static final int RECOMMENDATIONS_SHOWN = 12;
    private static final int REASONS_SHOWN = 6;
    private static final int HUNDRED = 100;
    private static final double P50 = 0.5;
    private static final double P99 = 0.99;

    private final PrintStream out;
    private final MarketSimulation market;

    DemoPage(PrintStream out, MarketSimulation market) {
        this.out = out;
        this.market = market;
    }

    void print(Story.Told told, DemoResults results) {
        printMarket(told);
        printGoals(results.goals());
        printResponses(results.priceResponse());
        printRecommendations(results.recommendations(), causes(told));
        printOneExplained(told);
        printDecisions(told, results.decisions());
        printAccounts(told, results);
    }

    private void printMarket(Story.Told told) {
        MarketPlan plan = market.plan();
        head("The market");
        line(
                "%,d weeks from %s to %s, seed %d",
                plan.weeks(), plan.week(0), plan.end().minusDays(1), plan.seed());
        line(
                "%d retailers in six channels, %,d stores, %d products of ours against %d of competitors",
                market.market().retailers().size(),
                market.market().shops().size(),
                market.market().ownSkus().size(),
                market.market().rivals().size());
        line(
                "%,.0f packs sold for $%,.2f, ours %,.0f for $%,.2f",
                told.totals().allUnits(),
                told.totals().allRevenue(),
                told.totals().ownUnits(plan.week(0), plan.end()),
                told.totals().ownRevenue(plan.week(0), plan.end()));
        line("our line is in %,d stores now", market.storesWithDistribution());
    }

    private void printGoals(List<DemoResults.Goal> goals) {
        head("Goals: where they stand and where they will end (80 % interval)");
        Columns table =
                new Columns("goal", ">target", ">so far", ">projection", ">from", ">to", ">probability", "state");
        goals.forEach(goal -> table.row(
                goal.name(),
                amount(goal.metric(), goal.target()),
                amount(goal.metric(), goal.actual()),
                amount(goal.metric(), goal.projection()),
                amount(goal.metric(), goal.low()),
                amount(goal.metric(), goal.high()),
                percent(goal.probability()),
                goal.state() == null ? "not measured yet" : goal.state()));
        table.print(out);
    }

    private void printResponses(List<DemoResults.PriceResponse> responses) {
        List<DemoResults.PriceResponse> estimated = responses.stream()
                .filter(DemoResults.PriceResponse::isEstimated)
                .toList();
        head("Price response: per cent of packs for one per cent of price, beside the truth of the simulation");
        Columns table = new Columns("product", "retailer", ">estimate", ">from", ">to", ">truth", "");
        estimated.stream()
                .sorted(Comparator.comparing(DemoResults.PriceResponse::retailer)
                        .thenComparing(DemoResults.PriceResponse::product))
                .filter(every(Math.max(1, estimated.size() / RESPONSES_SHOWN)))
                .limit(RESPONSES_SHOWN)
                .forEach(response -> table.row(
                        name(response.product()),
                        response.retailer(),
                        elasticity(response.elasticity()),
                        elasticity(response.low()),
                        elasticity(response.high()),
                        String.format(Locale.ROOT, "%.2f", response.truth()),
                        response.coversTruth() ? "" : "outside"));
        table.print(out);
        long covered = estimated.stream()
                .filter(DemoResults.PriceResponse::coversTruth)
                .count();
        line(
                "%d estimates, %d of whose intervals hold the truth (%.0f %%); root mean square error %.2f;"
                        + " too little data for %d",
                estimated.size(),
                covered,
                estimated.isEmpty() ? 0 : (double) HUNDRED * covered / estimated.size(),
                error(estimated),
                responses.size() - estimated.size());
    }

    private void printRecommendations(List<DemoResults.Recommendation> recommendations, Map<String, String> causes) {
        head("Recommendations: other shelf prices that would serve better");
        Map<String, Long> states = new TreeMap<>();
        recommendations.forEach(one -> states.merge(one.state(), 1L, Long::sum));
        line("%d in all: %s", recommendations.size(), states);
        Columns table = new Columns(
                "product", "scope", ">now", ">proposed", ">profit", "because", "state", ">facts", "held by");
        recommendations.stream()
                .sorted(Comparator.comparing(DemoPage::rank))
                .limit(RECOMMENDATIONS_SHOWN)
                .forEach(one -> table.row(
                        name(one.product()),
                        one.scope(),
                        money(one.currentPrice()),
                        money(one.proposedPrice()),
                        gain(one.expectedProfitGain()),
                        causes.getOrDefault(one.id(), ""),
                        one.state(),
                        Integer.toString(one.evidence().size()),
                        String.join(", ", one.binding())));
        table.print(out);
    }

    private static Map<String, String> causes(Story.Told told) {
        Map<String, String> causes = new TreeMap<>();
        told.advice()
                .forEach(advice -> causes.put(
                        advice.path("id").asString(), advice.path("cause").asString()));
        return causes;
    }

    /** Those that people decided come first, then what waits. */
    private static int rank(DemoResults.Recommendation recommendation) {
        return switch (recommendation.state()) {
            case "DECLINED" -> 0;
            case "APPROVED" -> 1;
            case "WAITING" -> 2;
            default -> 3;
        };
    }

    private void printOneExplained(Story.Told told) {
        JsonNode explained = told.advice().stream()
                .filter(advice -> told.approved() != null
                        && advice.path("id")
                                .asString()
                                .equals(told.approved().path("recommendation").asString()))
                .findFirst()
                .orElse(told.advice().isEmpty() ? null : told.advice().getFirst());
        if (explained == null) {
            return;
        }
        head("Why " + name(explained.path("product").asString()) + " should cost "
                + money(explained.at("/proposedPrice/amount").asString()) + " for "
                + explained.path("scope").asString() + " ("
                + explained.path("cause").asString() + ")");
        Reading.texts(explained.path("reasons")).stream().limit(REASONS_SHOWN).forEach(reason -> line("- %s", reason));
        JsonNode evidence = explained.at("/advice/evidence");
        if (!evidence.isEmpty()) {
            line(
                    "rests on %d facts, such as %s %s",
                    evidence.size(),
                    evidence.path(0).path("source").asString(),
                    evidence.path(0).path("id").asString());
        }
    }

    private void printDecisions(Story.Told told, List<DemoResults.Decision> decisions) {
        head("Decisions");
        Columns table = new Columns("product", "scope", ">old", ">new", "valid from", "by");
        decisions.stream()
                .sorted(Comparator.comparing(decision -> decision.actor().equals("policy")))
                .limit(RECOMMENDATIONS_SHOWN)
                .forEach(decision -> table.row(
                        name(decision.product()),
                        decision.scope(),
                        money(decision.oldValue()),
                        decision.value() == null ? "declined" : money(decision.value()),
                        decision.validFrom() == null ? "" : decision.validFrom(),
                        decision.actor()));
        table.print(out);
        JsonNode answer = told.answered();
        line(
                "The request of %s for %s is %s",
                answer.at("/place/retailer").asString(),
                money(answer.at("/wishedPrice/amount").asString()),
                answer.path("state").asString());
        JsonNode noticed = told.noticed();
        if (noticed != null) {
            line(
                    "analytics sees the approved price of %s since %s; its effect: %s",
                    money(noticed.path("value").asString()),
                    noticed.path("validFrom").asString(),
                    noticed.path("verdict").asString());
        }
        if (told.approved() == null) {
            line("nothing waited that could be approved");
        } else if (noticed == null) {
            line("analytics has not told of the approved price yet");
        }
    }

    private void printAccounts(Story.Told told, DemoResults results) {
        head("Accounts");
        line(
                "%,d facts sent, %,d accepted, %,d rejected, %,d stored: %s",
                results.facts().sent(),
                results.facts().accepted(),
                results.facts().rejected(),
                results.facts().stored(),
                results.facts().addUp() ? "every one accounted for" : "THEY DO NOT ADD UP");
        line(
                "the year: accepted in %.1f s (%,.0f facts/s), stored in %.1f s (%,.0f facts/s), %d requests repeated",
                told.year().took().toMillis() / 1000.0,
                told.year().rate(),
                results.timings().sendSeconds(),
                results.timings().factsPerSecond(),
                told.year().repeats());
        line(
                "accepted -> in a query, beside %,.0f other facts/s: median %d ms, p99 %d ms (%d probes, %d lost)",
                told.freshness().rate(),
                told.freshness().times().at(P50).toMillis(),
                told.freshness().times().at(P99).toMillis(),
                told.freshness().times().count(),
                told.freshness().lost());
        line(
                "competitor's price accepted -> recommendation: median %d ms, p99 %d ms (%d retailers; no better price at %d)",
                told.reaction().times().at(P50).toMillis(),
                told.reaction().times().at(P99).toMillis(),
                told.reaction().retailers(),
                told.reaction().silent());
        if (told.differences().isEmpty()) {
            line("analytics counts the same packs, dollars and sales as the market reported");
        }
        told.differences().forEach(difference -> line("DIFFERENT: %s", difference));
    }

    private static <T> java.util.function.Predicate<T> every(int step) {
        int[] seen = {0};
        return item -> seen[0]++ % step == 0;
    }

    private static double error(List<DemoResults.PriceResponse> estimated) {
        return Math.sqrt(estimated.stream()
                .mapToDouble(response -> squared(response.elasticity(), response.truth()))
                .average()
                .orElse(0));
    }

    private static double squared(@Nullable BigDecimal estimate, double truth) {
        double error = estimate == null ? 0 : estimate.doubleValue() - truth;
        return error * error;
    }

    private String name(String product) {
        return market.market().skus().stream()
                .filter(sku -> sku.id().equals(product))
                .map(Sku::name)
                .findFirst()
                .orElse(product);
    }

    private static String amount(String metric, @Nullable BigDecimal value) {
        if (value == null) {
            return "-";
        }
        return switch (metric) {
            case "REVENUE" -> String.format(Locale.ROOT, "$%,.0f", value);
            case "MARKET_SHARE" -> String.format(Locale.ROOT, "%.2f %%", value);
            default -> String.format(Locale.ROOT, "%,.0f", value);
        };
    }

    private static String percent(@Nullable BigDecimal share) {
        return share == null ? "-" : String.format(Locale.ROOT, "%.0f %%", share.doubleValue() * HUNDRED);
    }

    private static String gain(@Nullable BigDecimal share) {
        return share == null ? "-" : String.format(Locale.ROOT, "%+.1f %%", share.doubleValue() * HUNDRED);
    }

    private static String elasticity(@Nullable BigDecimal value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String money(@Nullable String amount) {
        return amount == null ? "-" : "$" + amount;
    }

    private void head(String words) {
        out.println();
        out.println(words);
    }

    private void line(String words, @Nullable Object... values) {
        out.println("  " + String.format(Locale.ROOT, words, values));
    }
}
