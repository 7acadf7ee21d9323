package io.revenuesignals.analytics.attainment.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Monthly totals of a real store and its four pasta brands, 2017 and 2018, against the run rate per open day. */
@EnabledIfSystemProperty(named = "signals.data", matches = ".+")
class PastaProjectionTests {

    private static final int[] DAYS = {5, 10, 15, 20, 25};
    private static Map<String, TreeMap<LocalDate, Double>> sales = Map.of();

    @BeforeAll
    static void read() throws IOException {
        sales = new TreeMap<>();
        Path file = Path.of(System.getProperty("signals.data"), "pasta_it_daily.csv.gz");
        try (InputStream bytes = new GZIPInputStream(Files.newInputStream(file));
                BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split(",");
                add("store", fields);
                add(fields[1], fields);
            }
        }
    }

    @Test
    void beatsTheRunRateOfTheStoreByFifteenPerCentUntilTheMiddleOfTheMonth() {
        for (int day : new int[] {5, 10, 15}) {
            Errors errors = errors(sales.get("store"), day);
            System.out.println("store, day " + day + ": " + errors);
            assertThat(errors.projected).isLessThanOrEqualTo(0.85 * errors.runRate);
        }
    }

    @Test
    void isNeverWorseThanTheRunRateOnAnyBrand() {
        for (String brand : sales.keySet()) {
            for (int day : DAYS) {
                Errors errors = errors(sales.get(brand), day);
                System.out.println(brand + ", day " + day + ": " + errors);
                assertThat(errors.projected).isLessThanOrEqualTo(1.05 * errors.runRate);
            }
        }
    }

    @Test
    void intervalsHoldWhatTheyPromise() {
        for (String brand : sales.keySet()) {
            double inside = 0;
            for (int day : DAYS) {
                inside += errors(sales.get(brand), day).covered / DAYS.length;
            }
            System.out.println(brand + ": coverage " + inside);
            assertThat(inside).isBetween(0.72, 0.90);
        }
    }

    private static Errors errors(TreeMap<LocalDate, Double> days, int day) {
        double projected = 0;
        double runRate = 0;
        double covered = 0;
        int months = 0;
        for (LocalDate first = LocalDate.of(2017, 1, 1); first.getYear() < 2019; first = first.plusMonths(1)) {
            GoalPeriod month = new GoalPeriod(first, first.plusMonths(1));
            LocalDate asOf = first.plusDays(day);
            double end = SimulatedSales.sum(days, month);
            Projection projection = new FlowProjector().project(FlowSeries.daily(days.headMap(asOf)), month, asOf, end);
            double pace = projection.actual() / days.subMap(first, asOf).size();
            double openDays = days.subMap(first, month.to()).size();
            projected += Math.abs(projection.projection() / end - 1);
            runRate += Math.abs(pace * openDays / end - 1);
            covered += projection.low() <= end && end <= projection.high() ? 1 : 0;
            months++;
        }
        return new Errors(projected / months, runRate / months, covered / months);
    }

    private static void add(String series, String[] fields) {
        sales.computeIfAbsent(series, name -> new TreeMap<>())
                .merge(LocalDate.parse(fields[0]), Double.parseDouble(fields[3]), Double::sum);
    }

    private record Errors(double projected, double runRate, double covered) {}
}
