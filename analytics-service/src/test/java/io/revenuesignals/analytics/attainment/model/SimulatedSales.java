package io.revenuesignals.analytics.attainment.model;

import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Daily sales with a weekday pattern, an annual wave, noise and a slowly moving level. */
final class SimulatedSales {

    private static final double[] WEEKDAYS = {0.8, 0.8, 0.9, 1.0, 1.3, 1.6, 0.6};

    private final Random random;
    private double level = 100;
    private double wave = 0;
    private double drift = 0;
    private double noise = 0.2;

    SimulatedSales(long seed) {
        this.random = new Random(seed);
    }

    SimulatedSales level(double units) {
        this.level = units;
        return this;
    }

    SimulatedSales wave(double amplitude) {
        this.wave = amplitude;
        return this;
    }

    SimulatedSales driftPerDay(double deviation) {
        this.drift = deviation;
        return this;
    }

    SimulatedSales noise(double deviation) {
        this.noise = deviation;
        return this;
    }

    /** Figures from the first to before the last day, none on closed days. */
    TreeMap<LocalDate, Double> days(LocalDate from, LocalDate to, Set<LocalDate> closed) {
        TreeMap<LocalDate, Double> days = new TreeMap<>();
        double logLevel = 0;
        for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
            logLevel += drift * random.nextGaussian();
            double season = 1 + wave * Math.sin(2 * Math.PI * day.getDayOfYear() / 365);
            double expected = level
                    * Math.exp(logLevel)
                    * season
                    * WEEKDAYS[day.getDayOfWeek().getValue() - 1];
            if (!closed.contains(day)) {
                days.put(day, (double) Math.max(0, Math.round(expected * (1 + noise * random.nextGaussian()))));
            }
        }
        return days;
    }

    static double sum(Map<LocalDate, Double> days, GoalPeriod period) {
        return days.entrySet().stream()
                .filter(day -> period.contains(day.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
