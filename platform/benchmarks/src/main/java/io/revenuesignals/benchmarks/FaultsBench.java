package io.revenuesignals.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Kills, pauses, restarts and cuts under load; judged by an account kept outside. */
final class FaultsBench implements Bench {

    @Override
    public String name() {
        return "faults";
    }

    @Override
    public String purpose() {
        return "facts lost or counted twice under --kills N faults (0 expected), with its seed and table";
    }

    @Override
    public BenchResult run(BenchOptions options) throws IOException, InterruptedException {
        options.say("starting broker and database behind proxies, feedback, two instances of analytics; seed "
                + options.seed());
        try (FaultBed bed = new FaultBed(options)) {
            FaultRun.Verdict verdict = new FaultRun(options.seed(), options.kills(), options::say).run(bed);
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("holds", verdict.holds());
            details.put("seed", verdict.seed());
            details.put("faults", verdict.faults());
            details.put("acknowledged", verdict.acknowledged());
            details.put("batchesSentTwice", verdict.repeated());
            details.put("stored", verdict.stored());
            details.put("lost", verdict.lost());
            details.put("countedTwice", verdict.countedTwice());
            details.put("storedButNeverSent", verdict.foreign());
            details.put("rollUpDifferenceUnits", verdict.rollUpDifference());
            details.put("deadLetters", verdict.deadLetters());
            return BenchResult.alone(
                    name(), verdict.lost() + verdict.countedTwice(), "facts lost or counted twice", details);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
