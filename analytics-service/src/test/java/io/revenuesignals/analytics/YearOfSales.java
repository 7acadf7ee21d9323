package io.revenuesignals.analytics;

import io.revenuesignals.contracts.Channel;
import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.PriceScope;
import io.revenuesignals.contracts.goal.GoalDefinition;
import io.revenuesignals.contracts.goal.GoalPeriod;
import io.revenuesignals.contracts.goal.GoalScope;
import io.revenuesignals.contracts.goal.Metric;
import io.revenuesignals.contracts.goal.ProductSet;
import io.revenuesignals.contracts.price.CostSet;
import io.revenuesignals.contracts.reference.Owner;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;

/**
 * A year of an own product and its rival in four stores of one retailer, with prices that move enough to learn from. Names begin
 * with a word of the test's own.
 */
public final class YearOfSales {

    private static final LocalDate MONDAY = LocalDate.ofInstant(Instant.ofEpochSecond(1_790_000_000L), ZoneOffset.UTC)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    private static final int WEEKS = 60;
    private static final int STORES = 4;
    private static final double[] PRICES = {2.79, 2.99, 3.19, 2.59};

    private final String name;
    private final BiConsumer<String, Event> tell;

    /** @param tell is given each event with an id that is its own within the year */
    public YearOfSales(String name, BiConsumer<String, Event> tell) {
        this.name = name;
        this.tell = tell;
    }

    public String product() {
        return name + "-own";
    }

    public String retailer() {
        return name + "-fresh";
    }

    public void describe() {
        tell.accept("own", Told.product(product(), "ours", Owner.OWN, name + "-sauce"));
        tell.accept("rival", Told.product(rival(), "theirs", Owner.COMPETITOR, name + "-sauce"));
        tell.accept("retailer", Told.retailer(retailer(), Channel.GROCERY));
        for (int store = 0; store < STORES; store++) {
            tell.accept("store-" + store, Told.store(store(store), retailer(), Channel.GROCERY));
        }
    }

    public CostSet cost(String amount) {
        return new CostSet(
                product(), PriceScope.national(), MoneyAmount.of(amount, "USD"), LocalDate.of(2020, 1, 1), "pia");
    }

    /** A goal that is far from reached. */
    public GoalDefinition goal() {
        return new GoalDefinition(
                "Sell",
                Metric.UNITS,
                new BigDecimal("100000"),
                null,
                new GoalScope(
                        new ProductSet(List.of(product()), List.of(), List.of(), List.of()),
                        List.of(),
                        List.of(),
                        List.of(),
                        Map.of()),
                new GoalPeriod(GoalPeriod.Kind.YEAR, MONDAY.minusWeeks(40), MONDAY.plusYears(40), "UTC"),
                null,
                null,
                "mia");
    }

    public void sell() {
        Random chance = new Random(7);
        for (int week = 0; week < WEEKS; week++) {
            LocalDate monday = MONDAY.minusWeeks(WEEKS - week);
            double own = PRICES[chance.nextInt(PRICES.length)];
            double rival = PRICES[chance.nextInt(PRICES.length)];
            for (int store = 0; store < STORES; store++) {
                double units = Math.exp(
                        4 - 2.5 * Math.log(own / 2.99) + 0.5 * Math.log(rival / 2.99) + 0.1 * chance.nextGaussian());
                long sold = Math.max(1, Math.round(units));
                tell.accept(
                        "w" + week + "s" + store,
                        Told.weekly(product(), store(store), monday, Long.toString(sold), money(sold * own)));
                tell.accept(
                        "r" + week + "s" + store, Told.weekly(rival(), store(store), monday, "30", money(30 * rival)));
            }
            tell.accept("p" + week, Told.price(product(), store(0), monday.plusDays(1), money(own)));
            tell.accept("q" + week, Told.price(rival(), store(0), monday.plusDays(1), money(rival)));
        }
    }

    private String rival() {
        return name + "-rival";
    }

    public String store(int number) {
        return name + "-s" + number;
    }

    private static String money(double amount) {
        return String.format(Locale.ROOT, "%.2f", amount);
    }
}
