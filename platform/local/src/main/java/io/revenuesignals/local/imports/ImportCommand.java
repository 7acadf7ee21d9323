package io.revenuesignals.local.imports;

import io.revenuesignals.local.issuer.Role;
import io.revenuesignals.local.issuer.TokenRequest;
import io.revenuesignals.local.sending.FactSender;
import io.revenuesignals.local.sending.OutgoingFact;
import io.revenuesignals.local.sending.StoredFacts;
import io.revenuesignals.local.sending.Tally;
import io.revenuesignals.local.stack.ApiClient;
import io.revenuesignals.local.stack.Home;
import io.revenuesignals.local.stack.RunningStack;
import io.revenuesignals.local.stack.Service;
import io.revenuesignals.local.terminal.CommandFailed;
import io.revenuesignals.local.terminal.Progress;
import io.revenuesignals.local.terminal.Workplace;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signals import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Sends the rows of a CSV file as facts and waits until they are stored.",
            "Sending a file twice changes nothing; an interrupted import goes on where it stopped."
        })
public final class ImportCommand implements Callable<Integer> {

    private static final Duration SETTLING_PATIENCE = Duration.ofMinutes(3);
    private static final Duration STORING_PATIENCE = Duration.ofMinutes(1);
    private static final int NOT_FOUND = 404;
    private static final int SAMPLE = 3;
    private static final double NANOS = 1e9;

    private final Workplace workplace;

    @Parameters(paramLabel = "FILE", description = "a CSV file with a header, gzipped or not")
    private @Nullable Path file;

    @Option(
            names = "--mapping",
            required = true,
            paramLabel = "NAME|FILE",
            description = "how rows become facts: dominicks-oj, pasta-it-daily, coffee-pl-monthly, or a file")
    private String mapping = "";

    @Option(
            names = "--source",
            paramLabel = "URI",
            description = "where the facts come from, over what the mapping says")
    private @Nullable String source;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "500", description = "facts in a request, at most 1000")
    private int batch;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            defaultValue = "4",
            description = "requests under way at once; usually ${DEFAULT-VALUE}")
    private int concurrency;

    @Option(names = "--limit", paramLabel = "ROWS", description = "take only the first rows")
    private long limit = Long.MAX_VALUE;

    @Option(names = "--dry-run", description = "say what would be sent, and what the door would reject; send nothing")
    private boolean dryRun;

    @Option(
            names = "--resume",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "go on where an interrupted import of this file stopped (usual), or begin anew")
    private boolean resume = true;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "feedback-service of another installation; the token comes from SIGNALS_TOKEN")
    private @Nullable URI url;

    @Option(names = "--pricing-url", paramLabel = "URL", description = "its pricing-service, for costs the file tells")
    private @Nullable URI pricingUrl;

    @Option(
            names = "--rejections",
            paramLabel = "FILE",
            description = "where to write what was not taken and why, one JSON object a line")
    private @Nullable Path rejections;

    ImportCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        CsvFile csv = CsvFile.open(Objects.requireNonNull(file));
        FactImport facts = new FactImport(csv, read(csv), limit);
        if (dryRun) {
            return rehearse(facts);
        }
        Target target = target();
        FactImport.Survey survey = survey(facts);
        setCosts(survey.costs(), target);
        return send(csv, facts, survey, target);
    }

    /**
     * Where to send to.
     *
     * @param pricing null when costs are not to be set
     * @param metrics the management address of analytics-service; null when it cannot be watched
     */
    private record Target(
            ApiClient door,
            @Nullable ApiClient pricing,
            @Nullable ApiClient metrics) {}

    private Mapping read(CsvFile csv) {
        try {
            return Mapping.read(Mapping.text(mapping), csv.header(), source);
        } catch (MappingProblem problem) {
            throw new CommandFailed("The mapping " + mapping + " does not fit: " + problem.getMessage(), problem);
        }
    }

    private Target target() {
        if (url != null) {
            String token = workplace
                    .variable("SIGNALS_TOKEN")
                    .orElseThrow(() -> new CommandFailed("--url needs a token in SIGNALS_TOKEN"));
            return new Target(
                    new ApiClient(url, () -> token),
                    pricingUrl == null ? null : new ApiClient(pricingUrl, () -> token),
                    null);
        }
        RunningStack stack = RunningStack.require(workplace);
        String ops = stack.token(TokenRequest.of("import", Role.OPS));
        return new Target(
                stack.client(Service.FEEDBACK, TokenRequest.of("import", Role.SOURCE)),
                stack.client(Service.PRICING, TokenRequest.of("import", Role.PRICING)),
                new ApiClient(stack.management(Service.ANALYTICS), () -> ops));
    }

    private FactImport.Survey survey(FactImport facts) {
        try (Progress progress = Progress.waiting(workplace, "Reading " + file)) {
            FactImport.Survey survey = facts.survey();
            progress.note(String.format(Locale.ROOT, "%,d rows become %,d facts", survey.rows(), survey.facts()));
            return survey;
        }
    }

    private int rehearse(FactImport facts) {
        Rehearsal rehearsal = new Rehearsal();
        FactImport.Survey survey = survey(facts);
        List<OutgoingFact> sample = new ArrayList<>();
        facts.each(
                fact -> {
                    rehearsal.add(fact);
                    if (sample.size() < SAMPLE) {
                        sample.add(fact);
                    }
                },
                rehearsal::add);
        rehearsal.sound().forEach((type, count) -> workplace.out().printf(Locale.ROOT, "%,12d %s%n", count, type));
        rehearsal
                .complaints()
                .forEach((complaint, count) ->
                        workplace.out().printf(Locale.ROOT, "%,12d would be rejected: %s%n", count, complaint));
        survey.costs()
                .forEach(cost -> workplace
                        .out()
                        .printf(
                                "cost of %s: %s %s from %s%n",
                                cost.product(), cost.amount(), cost.currency(), cost.validFrom()));
        workplace.out().println("The first facts:");
        sample.forEach(fact -> workplace.out().println("  " + fact));
        return rehearsal.complaints().isEmpty() ? 0 : 1;
    }

    private void setCosts(List<Costs.Cost> costs, Target target) {
        ApiClient pricing = target.pricing();
        if (pricing == null) {
            return;
        }
        for (Costs.Cost cost : costs) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("product", cost.product());
            body.put("scope", "national");
            body.put("cost", Map.of("amount", cost.amount().toPlainString(), "currency", cost.currency()));
            body.put("validFrom", cost.validFrom().toString());
            pricing.send("PUT", "/v1/costs", Map.of(), body).required();
        }
        if (!costs.isEmpty()) {
            workplace.err().println(costs.size() + " costs set in pricing-service");
        }
    }

    private int send(CsvFile csv, FactImport facts, FactImport.Survey survey, Target target) {
        Path folder = folder();
        String name = name(csv, target);
        Path journalFile = folder.resolve(name + ".json");
        ImportJournal.Mark mark = resumable(journalFile, target).orElse(null);
        long line = mark == null ? 0 : mark.line();
        StoredFacts stored = target.metrics() == null ? null : new StoredFacts(target.metrics(), STORING_PATIENCE);
        ImportJournal journal = new ImportJournal(journalFile, mark);
        try (RejectionsFile rejected = rejectionsFile(folder, name, mark != null)) {
            long begun = System.nanoTime();
            long before = mark == null ? 0 : mark.accepted() + mark.rejected();
            Tally tally = sendAll(facts, line, survey.facts() - before, target, journal, rejected);
            StoredFacts.Count count = stored == null ? null : await(stored, tally.accepted());
            double seconds = (System.nanoTime() - begun) / NANOS;
            journal.finished();
            return report(tally, count, seconds, rejected);
        }
    }

    private Tally sendAll(
            FactImport facts, long line, long expected, Target target, ImportJournal journal, RejectionsFile rejected) {
        try (Progress progress = Progress.counting(workplace, "Sending", "facts", expected);
                FactSender sender = new FactSender(target.door(), concurrency, SETTLING_PATIENCE)) {
            facts.send(line, batch, sender, journal, rejected, progress::add);
            return sender.finish();
        }
    }

    private StoredFacts.Count await(StoredFacts stored, long accepted) {
        try (Progress progress = Progress.counting(workplace, "Storing", "facts", accepted)) {
            return stored.await(accepted, progress);
        }
    }

    private int report(Tally tally, StoredFacts.@Nullable Count count, double seconds, RejectionsFile rejected) {
        line("sent", tally.sent(), "");
        line("accepted", tally.accepted(), String.format(Locale.ROOT, "%,.0f/s", tally.rate()));
        if (tally.rejected() > 0) {
            line("rejected", tally.rejected(), "");
        }
        if (count != null) {
            long kept = Math.min(tally.accepted(), count.kept());
            line("stored", count.stored(), String.format(Locale.ROOT, "%,.0f/s", kept / seconds));
            line("known before", kept - count.stored(), "");
            if (count.refused() > 0) {
                line("not stored", count.refused(), "see GET /v1/rejected of feedback-service");
            }
        }
        if (rejected.count() > 0) {
            workplace.out().println("What was not taken, and why: " + rejected.path());
        }
        return rejected.count() == 0 && (count == null || count.kept() >= tally.accepted()) ? 0 : 1;
    }

    private void line(String what, long count, String more) {
        workplace.out().printf(Locale.ROOT, "%-14s %,12d  %s%n", what, count, more);
    }

    /** Where an earlier import stopped, if the door still has what it took then. */
    private Optional<ImportJournal.Mark> resumable(Path journalFile, Target target) {
        if (!resume) {
            return Optional.empty();
        }
        Optional<ImportJournal.Mark> mark =
                ImportJournal.left(journalFile).filter(left -> isKnown(left, target.door()));
        mark.ifPresent(left ->
                workplace.err().println("Going on after line " + left.line() + ", where the last import stopped"));
        return mark;
    }

    private static boolean isKnown(ImportJournal.Mark left, ApiClient door) {
        ApiClient.Answer answer = door.get("/v1/facts/" + encoded(left.source()) + "/" + encoded(left.id()));
        if (answer.status() == NOT_FOUND) {
            return false;
        }
        answer.required();
        return true;
    }

    private RejectionsFile rejectionsFile(Path folder, String name, boolean continued) {
        return new RejectionsFile(
                rejections != null ? rejections : folder.resolve(name + ".rejections.ndjson"), continued);
    }

    private Path folder() {
        Path folder = Home.of(workplace).folder().resolve("imports");
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new CommandFailed("The folder " + folder + " cannot be made: " + e.getMessage(), e);
        }
    }

    /** The same file with the same mapping to the same door has the same name. */
    private String name(CsvFile csv, Target target) {
        String what = Mapping.text(mapping)
                + '\n'
                + source
                + '\n'
                + limit
                + '\n'
                + target.door().base();
        String stem = String.valueOf(Objects.requireNonNull(file).getFileName()).replaceAll("\\W+", "-");
        return stem + '-' + csv.fingerprint().substring(0, 12) + '-' + Integer.toHexString(what.hashCode());
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
