package io.revenuesignals.benchmarks;

import io.revenuesignals.local.stack.Service;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A million facts behind: the rate while catching up beside the rate of short backlogs, and whether memory stays flat. One of them
 * comes before and one after, because the tables grow, repeat themselves and are vacuumed meanwhile, which costs both alike.
 */
final class CatchUpBench implements Bench {

    @Override
    public String name() {
        return "catch-up";
    }

    @Override
    public String purpose() {
        return "facts/s while a million facts behind, beside the rate of backlogs of 150,000 before and after; memory";
    }

    @Override
    public BenchResult run(BenchOptions options) throws IOException, InterruptedException {
        int behind = options.facts() > 0 ? options.facts() : 1_000_000;
        int backlog = Math.max(1, Math.min(150_000, behind / 4));
        try (Bed bed = Bed.make(options)) {
            for (Service service : Service.values()) {
                if (service != Service.ANALYTICS) {
                    bed.pause(service);
                }
            }
            Storing storing = new Storing(bed);
            Facts facts = new Facts("behind" + options.seed());
            options.say("warming up");
            storing.store(facts, 0, backlog);
            options.say("reference: a short backlog");
            Storing.Rate before = storing.store(facts, backlog, backlog);
            options.say("catching up with " + behind + " facts");
            Storing.Rate rate = storing.store(facts, 2L * backlog, behind);
            options.say("reference: another short backlog");
            Storing.Rate after = storing.store(facts, 2L * backlog + behind, backlog);
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("facts", behind);
            details.put("referenceRuns", List.of(Math.round(before.perSecond()), Math.round(after.perSecond())));
            details.put("analyticsLeastResidentMiB", rate.leastResidentMib());
            details.put("analyticsMostResidentMiB", rate.mostResidentMib());
            double reference = (before.perSecond() + after.perSecond()) / 2;
            return BenchResult.against(name(), rate.perSecond(), "facts/s", reference, "facts/s", details);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
