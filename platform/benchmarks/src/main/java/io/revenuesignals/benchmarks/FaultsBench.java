package io.revenuesignals.benchmarks;

import io.revenuesignals.benchmarks.FaultPlan.Part;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Kills, pauses, restarts, cuts and fills disks under load; judged by an account kept outside. */
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
            verdict.table().lines().forEach(options.workplace().out()::println);
            return BenchResult.alone(
                    name(),
                    verdict.findings().lost() + verdict.findings().countedTwice(),
                    "facts lost or counted twice",
                    details(verdict, bed));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> details(FaultRun.Verdict verdict, FaultBed bed) {
        FaultJudge.Findings findings = verdict.findings();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put(BenchResult.HOLDS, verdict.holds());
        details.put("seed", verdict.seed());
        details.put("faults", verdict.table().map());
        details.put("fullDisksNotMet", verdict.disksNotMet());
        details.put("meantToBeSent", findings.meant());
        details.put("acknowledged", findings.acknowledged());
        details.put("batchesSentAgain", verdict.sentAgain());
        details.put("stored", findings.stored());
        details.put("lost", findings.lost());
        details.put("countedTwice", findings.countedTwice());
        details.put("storedButNeverSent", findings.foreign());
        details.put("storedOtherwiseThanSent", findings.altered());
        details.put("weeklySumsWrong", findings.wrongCells());
        details.put("sent", findings.sent());
        details.put("keptInFacts", findings.kept());
        details.put("keptInWeeklySums", findings.rolledUp());
        details.put("deadLetters", verdict.deadLetters());
        details.put("recordsInTheLog", verdict.inTheLog());
        details.put("feedbackBooks", verdict.books());
        details.put("feedbackBooksAgree", verdict.booksAgree());
        details.put("seconds", rounded(verdict.pace().seconds()));
        details.put("acknowledgedPerSecond", rounded(verdict.pace().acknowledgedPerSecond()));
        details.put(
                "longestSecondsWithoutAcknowledgement", rounded(verdict.pace().longestSilenceSeconds()));
        details.put("secondsUntilAllWasStored", rounded(verdict.pace().settledSeconds()));
        bed.diskMib(Part.BROKER).ifPresent(used -> details.put("brokerDiskMiB", used));
        bed.diskMib(Part.DATABASE).ifPresent(used -> details.put("databaseDiskMiB", used));
        return details;
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
