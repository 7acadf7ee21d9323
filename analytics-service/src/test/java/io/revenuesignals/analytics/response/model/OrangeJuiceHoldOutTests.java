package io.revenuesignals.analytics.response.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Real sales of eleven juices in 83 stores: forecasts of weeks the model has not seen, and silence where there is no signal. */
@EnabledIfSystemProperty(named = "signals.data", matches = ".+")
class OrangeJuiceHoldOutTests {

    private static final int BRANDS = 11;
    private static Map<Integer, Map<Integer, List<DemandWeek>>> panel = Map.of();

    @BeforeAll
    static void read() throws IOException {
        panel = panel(OrangeJuice.rows());
    }

    @Test
    void forecastsTheLastTenWeeksBetterThanTheBar() {
        Totals totals = contest(1);

        System.out.println("weeks 151-160: " + totals);
        assertThat(totals.wape()).isLessThan(0.46);
        assertThat(totals.coverage80()).isBetween(0.76, 0.86);
        assertThat(totals.coverage95()).isBetween(0.92, 0.98);
    }

    @Test
    void forecastsFiveWindowsBetterThanTheBar() {
        Totals totals = contest(5);

        System.out.println("five windows: " + totals);
        assertThat(totals.wape()).isLessThan(0.465);
    }

    @Test
    void findsARealResponseInAlmostEveryStoreAndNoneInShuffledPrices() {
        Gate real = gate(new Random(1), false);
        Gate shuffled = gate(new Random(1), true);

        System.out.println("real " + real + ", shuffled " + shuffled);
        assertThat(real.openShare()).isGreaterThan(0.98);
        assertThat(shuffled.openShare()).isLessThanOrEqualTo(0.03);
        assertThat(shuffled.largestMean()).isLessThan(0.15);
    }

    private static Totals contest(int origins) {
        ModelContest contest = new ModelContest(List.of(DemandModel.competitive()), origins);
        double errors = 0;
        double forecasts = 0;
        double inside80 = 0;
        double inside95 = 0;
        double units = 0;
        for (Map<Integer, List<DemandWeek>> stores : panel.values()) {
            ModelContest.Score score = contest.scores(stores).getFirst();
            double sold = units(stores, origins);
            errors += score.wape() * sold;
            units += sold;
            forecasts += score.forecasts();
            inside80 += score.coverage80() * score.forecasts();
            inside95 += score.coverage95() * score.forecasts();
        }
        return new Totals(errors / units, inside80 / forecasts, inside95 / forecasts);
    }

    private static double units(Map<Integer, List<DemandWeek>> stores, int origins) {
        List<DemandWeek> all = stores.values().stream().flatMap(List::stream).toList();
        var last = all.stream().map(DemandWeek::week).max(Comparable::compareTo).orElseThrow();
        return all.stream()
                .filter(week -> week.week().isAfter(last.minusWeeks(10L * origins)))
                .mapToDouble(DemandWeek::units)
                .sum();
    }

    private static Gate gate(Random random, boolean shuffled) {
        DemandModel model = DemandModel.competitive();
        int price = model.indexOf(Regressor.OWN_PRICE);
        int cells = 0;
        int open = 0;
        double largestMean = 0;
        for (Map<Integer, List<DemandWeek>> stores : panel.values()) {
            PooledCells<Integer> pooled = fit(model, stores, random, shuffled);
            for (int store : stores.keySet()) {
                Posterior belief = pooled.of(store);
                cells++;
                open += Interval.probabilityBelowZero(belief.mean(price), belief.deviation(price)) >= 0.95 ? 1 : 0;
            }
            largestMean = Math.max(largestMean, Math.abs(pooled.average().mean(price)));
        }
        return new Gate((double) open / cells, largestMean);
    }

    private static PooledCells<Integer> fit(
            DemandModel model, Map<Integer, List<DemandWeek>> stores, Random random, boolean shuffled) {
        List<DemandWeek> all = stores.values().stream().flatMap(List::stream).toList();
        ProductDemand<Integer> demand = new ProductDemand<>(model, Centring.around(all));
        stores.forEach((store, weeks) -> {
            List<Double> prices =
                    new ArrayList<>(weeks.stream().map(DemandWeek::price).toList());
            if (shuffled) {
                Collections.shuffle(prices, random);
            }
            for (int i = 0; i < weeks.size(); i++) {
                demand.add(store, weeks.get(i).withPrice(prices.get(i)));
            }
        });
        return demand.fit(all.getLast().week()).pooled();
    }

    /** Brand, then store, then weeks, each with what its competitors in the same store and week did. */
    private static Map<Integer, Map<Integer, List<DemandWeek>>> panel(List<OrangeJuice.Row> rows) {
        Map<Integer, Double> volumes = new HashMap<>();
        Map<Integer, List<OrangeJuice.Row>> shelves = new LinkedHashMap<>();
        for (OrangeJuice.Row row : rows) {
            volumes.merge(row.brand(), row.units() * row.ounces(), Double::sum);
            shelves.computeIfAbsent(row.store() * 1000 + row.week(), shelf -> new ArrayList<>())
                    .add(row);
        }
        Map<Integer, Map<Integer, List<DemandWeek>>> panel = new TreeMap<>();
        for (List<OrangeJuice.Row> shelf : shelves.values()) {
            for (OrangeJuice.Row row : shelf) {
                panel.computeIfAbsent(row.brand(), brand -> new TreeMap<>())
                        .computeIfAbsent(row.store(), store -> new ArrayList<>())
                        .add(week(row, shelf, volumes));
            }
        }
        assertThat(panel).hasSize(BRANDS);
        return panel;
    }

    private static DemandWeek week(OrangeJuice.Row own, List<OrangeJuice.Row> shelf, Map<Integer, Double> volumes) {
        double weights = 0;
        double features = 0;
        List<CompetitorIndex.Quote> quotes = new ArrayList<>();
        for (OrangeJuice.Row other : shelf) {
            if (other.brand() != own.brand()) {
                double weight = volumes.get(other.brand());
                quotes.add(new CompetitorIndex.Quote(
                        other.price() / other.ounces() * own.ounces(), weight, other.weekStart()));
                weights += weight;
                features += weight * other.featured();
            }
        }
        CompetitorIndex index = CompetitorIndex.on(own.weekStart(), quotes).orElseThrow();
        return DemandWeek.of(own.weekStart(), own.units(), own.price())
                .withPromotion(own.deal(), own.featured(), 0)
                .withCompetition(index.price(), features / weights);
    }

    private record Totals(double wape, double coverage80, double coverage95) {}

    private record Gate(double openShare, double largestMean) {}
}
