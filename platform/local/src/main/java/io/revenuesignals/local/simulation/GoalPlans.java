package io.revenuesignals.local.simulation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The goals marketing sets for the line in the periods that today lies in. Targets are chosen so that some are within
 * reach and some are not, whatever day it is.
 */
final class GoalPlans {

    /** Store goals are a whole share of all stores: 500 of 600. */
    private static final double STORES_WANTED = 5.0 / 6;

    private static final double UNITS_STRETCH = 1.0;
    private static final double REVENUE_STRETCH = 0.97;
    private static final double CUSTOMERS_STRETCH = 1.3;
    private static final double SHARE_STRETCH = 0.4;
    private static final int RECENT_WEEKS = 13;
    private static final String TIME_ZONE = "America/Chicago";
    private static final MathContext ROUND_FIGURE = new MathContext(2, RoundingMode.HALF_UP);

    private final MarketPlan plan;
    private final MarketTotals totals;

    GoalPlans(MarketPlan plan, MarketTotals totals) {
        this.plan = plan;
        this.totals = totals;
    }

    /** As goal-service takes them. */
    List<Map<String, Object>> all() {
        return List.of(stores(), units(), revenue(), customers(), share());
    }

    private Map<String, Object> stores() {
        BigDecimal target = BigDecimal.valueOf(Math.round(plan.stores() * STORES_WANTED));
        Map<String, Object> goal = goal(
                "Spaghetti sauce in %s stores that sell food".formatted(target), "STORES_WITH_DISTRIBUTION", target);
        goal.put("scope", Map.of("products", line(), "storeAttributes", Map.of("sellsFood", "true")));
        goal.put("period", period("YEAR", year()));
        goal.put(
                "strategy",
                Map.of(
                        "targetCustomers",
                        "Families who cook on weekdays",
                        "channels",
                        List.of("GROCERY", "PHARMACY", "CONVENIENCE"),
                        "tactics",
                        List.of("List marinara first", "Second placement in the first four weeks")));
        return goal;
    }

    private Map<String, Object> units() {
        double weekly = totals.ownUnits(recent(), plan.end()) / weeks(recent());
        long weeks = ChronoUnit.WEEKS.between(quarter(), quarter().plusMonths(3));
        Map<String, Object> goal = goal("Packs this quarter", "UNITS", rounded(weekly * weeks * UNITS_STRETCH));
        goal.put("scope", Map.of("products", line()));
        goal.put("period", period("QUARTER", quarter()));
        return goal;
    }

    private Map<String, Object> revenue() {
        double weekly = totals.ownRevenue(recent(), plan.end()) / weeks(recent());
        double left = Math.max(0, ChronoUnit.DAYS.between(plan.end(), year().plusYears(1)) / 7.0);
        double expected = totals.ownRevenue(year(), plan.end()) + weekly * left;
        Map<String, Object> goal = goal("Revenue this year", "REVENUE", rounded(expected * REVENUE_STRETCH));
        goal.put("currency", "USD");
        goal.put("scope", Map.of("products", line()));
        goal.put("period", period("YEAR", year()));
        return goal;
    }

    private Map<String, Object> customers() {
        LocalDate from = plan.today().minusWeeks(4);
        double daily = totals.customers(from, plan.today()) / ChronoUnit.DAYS.between(from, plan.today());
        int days = month().lengthOfMonth();
        Map<String, Object> goal =
                goal("New customers this month", "CUSTOMERS_GAINED", rounded(daily * days * CUSTOMERS_STRETCH));
        goal.put("period", period("MONTH", month()));
        return goal;
    }

    private Map<String, Object> share() {
        LocalDate from = totals.units(year(), plan.end()) > 0 ? year() : recent();
        double share = 100 * totals.ownUnits(from, plan.end()) / Math.max(1, totals.units(from, plan.end()));
        BigDecimal target = BigDecimal.valueOf(share + SHARE_STRETCH).setScale(1, RoundingMode.HALF_UP);
        Map<String, Object> goal = goal("Share of pasta sauce this year", "MARKET_SHARE", target);
        goal.put(
                "scope",
                Map.of("products", Map.of("categories", List.of(Sku.CATEGORY), "brands", List.of("Nonna Lucia"))));
        goal.put("period", period("YEAR", year()));
        return goal;
    }

    private static Map<String, Object> goal(String name, String metric, BigDecimal target) {
        Map<String, Object> goal = new LinkedHashMap<>();
        goal.put("name", name);
        goal.put("metric", metric);
        goal.put("target", target.toPlainString());
        return goal;
    }

    private static Map<String, Object> line() {
        return Map.of("lines", List.of(Sku.LINE), "brands", List.of("Nonna Lucia"));
    }

    private static Map<String, Object> period(String kind, LocalDate start) {
        return Map.of("kind", kind, "start", start.toString(), "timeZone", TIME_ZONE);
    }

    /** To two figures, as people set targets. */
    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(Math.max(1, value)).round(ROUND_FIGURE).setScale(0, RoundingMode.HALF_UP);
    }

    private LocalDate recent() {
        return plan.end().minusWeeks(Math.min(RECENT_WEEKS, plan.weeks()));
    }

    private double weeks(LocalDate from) {
        return ChronoUnit.WEEKS.between(from, plan.end());
    }

    private LocalDate year() {
        return plan.today().withDayOfYear(1);
    }

    private LocalDate quarter() {
        return month().minusMonths((plan.today().getMonthValue() - 1) % 3L);
    }

    private LocalDate month() {
        return plan.today().withDayOfMonth(1);
    }
}
