package io.revenuesignals.benchmarks;

import io.revenuesignals.local.stack.Service;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Facts from the topic to ledger, fact and roll-up rows committed, beside the fastest plain way into one table. */
final class StoreBench implements Bench {

    /** The two take turns, so that a machine that changes its speed changes both. */
    private static final int TURNS = 3;

    @Override
    public String name() {
        return "store";
    }

    @Override
    public String purpose() {
        return "facts/s from the topic to ledger, facts and roll-ups committed, beside COPY and insert on conflict into one table";
    }

    @Override
    public BenchResult run(BenchOptions options) throws IOException, InterruptedException {
        int count = options.facts() > 0 ? options.facts() : 300_000;
        try (Bed bed = Bed.make(options)) {
            for (Service service : Service.values()) {
                if (service != Service.ANALYTICS) {
                    bed.pause(service);
                }
            }
            Storing storing = new Storing(bed);
            Facts facts = new Facts("store" + options.seed());
            options.say("warming up");
            storing.store(facts, 0, count);
            long next = count;
            List<Storing.Rate> rates = new ArrayList<>();
            List<Double> references = new ArrayList<>();
            for (int turn = 1; turn <= TURNS; turn++) {
                options.say("measuring, turn " + turn + " of " + TURNS);
                references.add(storing.reference(count));
                rates.add(storing.store(facts, next, count));
                next += count;
            }
            double perSecond = mean(rates.stream().mapToDouble(Storing.Rate::perSecond));
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("facts", count);
            details.put(
                    "runs",
                    rates.stream().map(rate -> Math.round(rate.perSecond())).toList());
            details.put("referenceRuns", references.stream().map(Math::round).toList());
            details.put(
                    "analyticsMostResidentMiB",
                    rates.stream()
                            .mapToLong(Storing.Rate::mostResidentMib)
                            .max()
                            .orElseThrow());
            if (options.instances() > 1) {
                details.putAll(instances(options, bed, storing, facts, next, count, perSecond));
            }
            double reference = mean(references.stream().mapToDouble(Double::doubleValue));
            return BenchResult.against(name(), perSecond, "facts/s", reference, "rows/s", details);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double mean(DoubleStream values) {
        return values.average().orElseThrow();
    }

    /** The rate with more instances, and then with one that goes and comes while facts are stored. */
    private static Map<String, Object> instances(
            BenchOptions options, Bed bed, Storing storing, Facts facts, long first, int count, double one)
            throws SQLException, InterruptedException {
        Map<String, Object> rates = new LinkedHashMap<>();
        rates.put("1", Math.round(one));
        long next = first;
        for (int number = 2; number <= options.instances(); number++) {
            options.say("measuring with " + number + " instances");
            bed.addAnalytics();
            rates.put(
                    Integer.toString(number),
                    Math.round(storing.store(facts, next, count).perSecond()));
            next += count;
        }
        options.say("one instance goes and comes back meanwhile");
        Storing.Rate restless = storing.store(facts, next, count, () -> {
            bed.removeAnalytics();
            bed.addAnalytics();
        });
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("factsPerSecondByInstances", rates);
        details.put("factsPerSecondWhileOneGoesAndComes", Math.round(restless.perSecond()));
        return details;
    }
}
