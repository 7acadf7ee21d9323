package io.revenuesignals.local.imports;

import io.revenuesignals.local.sending.Batching;
import io.revenuesignals.local.sending.FactSender;
import io.revenuesignals.local.sending.OutgoingFact;
import io.revenuesignals.local.sending.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Turns the rows of a file into facts and hands them on, row by row and in order. */
final class FactImport {

    /**
     * What a file holds, seen in a first pass.
     *
     * @param rows after the header
     * @param facts its rows become, those that cannot be understood included
     * @param costs what packs cost us
     */
    record Survey(long rows, long facts, List<Costs.Cost> costs) {}

    private final CsvFile file;
    private final Mapping mapping;
    private final long most;

    /** @param most rows to take at most */
    FactImport(CsvFile file, Mapping mapping, long most) {
        this.file = file;
        this.mapping = mapping;
        this.most = most;
    }

    /** Looks the whole file through without working out a single fact. */
    Survey survey() {
        CostShape costShape = mapping.costs();
        Costs costs = costShape == null ? null : new Costs(costShape);
        Counting counting = new Counting();
        each(
                row -> {
                    counting.rows++;
                    if (costs != null) {
                        addCost(costs, row);
                    }
                },
                (row, shape) -> counting.facts++);
        return new Survey(counting.rows, counting.facts, costs == null ? List.of() : costs.all());
    }

    /**
     * Every fact that rows become.
     *
     * @param refused hears of those that cannot be understood
     */
    void each(Consumer<OutgoingFact> to, Consumer<RowProblem> refused) {
        each(row -> {}, (row, shape) -> {
            try {
                to.accept(shape.of(row));
            } catch (RowProblem problem) {
                refused.accept(problem);
            }
        });
    }

    /**
     * Sends every fact of the lines after {@code line}.
     *
     * @param settled hears how many facts more are settled
     */
    void send(
            long line,
            int batchSize,
            FactSender sender,
            ImportJournal journal,
            RejectionsFile rejections,
            LongConsumer settled) {
        Sending sending = new Sending(line, sender, journal, rejections, settled);
        Batching batching = new Batching(batchSize, sending::batch);
        each(row -> sending.begin(row.number()), (row, shape) -> {
            if (row.number() > line) {
                try {
                    batching.add(shape.of(row));
                } catch (RowProblem problem) {
                    rejections.add(row, shape.type().name(), problem);
                }
            }
        });
        sending.end();
        batching.flush();
    }

    /** Takes a row together with what it becomes. */
    private interface Becoming {
        void accept(Row row, FactShape shape);
    }

    private void each(Consumer<Row> begun, Becoming becoming) {
        List<Set<String>> seen = new ArrayList<>();
        mapping.facts().forEach(shape -> seen.add(new HashSet<>()));
        file.read(most, row -> {
            begun.accept(row);
            for (int i = 0; i < seen.size(); i++) {
                FactShape shape = mapping.facts().get(i);
                if (shape.isFor(row, seen.get(i))) {
                    becoming.accept(row, shape);
                }
            }
        });
    }

    /** A row without a cost only lacks in the mean. */
    private static void addCost(Costs costs, Row row) {
        try {
            costs.add(row);
        } catch (RowProblem noCost) {
            return;
        }
    }

    private static final class Counting {

        private long rows;
        private long facts;
    }

    /** Numbers batches and knows up to which line each completes the file. */
    private static final class Sending {

        private final FactSender sender;
        private final ImportJournal journal;
        private final RejectionsFile rejections;
        private final LongConsumer settled;
        private long complete;
        private long current;
        private long batches;

        Sending(long line, FactSender sender, ImportJournal journal, RejectionsFile rejections, LongConsumer settled) {
            this.complete = line;
            this.current = line;
            this.sender = sender;
            this.journal = journal;
            this.rejections = rejections;
            this.settled = settled;
        }

        void begin(long line) {
            complete = Math.max(complete, current);
            current = line;
        }

        void end() {
            complete = Math.max(complete, current);
        }

        void batch(List<OutgoingFact> facts) {
            long number = batches++;
            long lines = complete;
            sender.send(facts, verdicts -> {
                journal.settled(number, told(verdicts, lines));
                settled.accept(verdicts.size());
            });
        }

        private ImportJournal.Settled told(List<Verdict> verdicts, long lines) {
            OutgoingFact accepted = null;
            long acceptedCount = 0;
            for (Verdict verdict : verdicts) {
                switch (verdict) {
                    case Verdict.Accepted known -> {
                        accepted = known.fact();
                        acceptedCount++;
                    }
                    case Verdict.Rejected refused -> rejections.add(refused);
                }
            }
            return new ImportJournal.Settled(
                    lines,
                    accepted == null ? null : accepted.source(),
                    accepted == null ? null : accepted.id(),
                    acceptedCount,
                    verdicts.size() - acceptedCount);
        }
    }
}
