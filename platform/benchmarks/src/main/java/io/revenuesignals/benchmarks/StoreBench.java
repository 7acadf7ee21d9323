package io.revenuesignals.benchmarks;

import io.revenuesignals.local.stack.Service;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Facts from the topic to ledger, fact and roll-up rows committed, beside the fastest plain way into one table. */
final class StoreBench implements Bench {

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
            double before = storing.reference(count);
            options.say("measuring");
            Storing.Rate rate = storing.store(facts, count, count);
            double after = storing.reference(count);
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("facts", count);
            details.put("referenceRuns", List.of(Math.round(before), Math.round(after)));
            details.put("analyticsMostResidentMiB", rate.mostResidentMib());
            if (options.instances() > 1) {
                details.putAll(instances(options, bed, storing, facts, count, rate));
            }
            return BenchResult.against(name(), rate.perSecond(), "facts/s", Math.max(before, after), "rows/s", details);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rate with more instances, and then with one that goes and comes while facts are stored. */
    private static Map<String, Object> instances(
            BenchOptions options, Bed bed, Storing storing, Facts facts, int count, Storing.Rate one)
            throws SQLException, InterruptedException {
        Map<String, Object> rates = new LinkedHashMap<>();
        rates.put("1", Math.round(one.perSecond()));
        long next = 2L * count;
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
