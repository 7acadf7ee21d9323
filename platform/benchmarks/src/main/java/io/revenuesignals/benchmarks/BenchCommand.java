package io.revenuesignals.benchmarks;

import io.revenuesignals.local.terminal.CommandFailed;
import io.revenuesignals.local.terminal.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./signals bench NAME}: runs one benchmark beside its reference and prints both and the ratio. */
@Command(
        name = "signals bench",
        description = "Runs a benchmark beside its reference, on a stack of its own with free ports and fresh data.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
public final class BenchCommand implements Callable<Integer> {

    static final List<Bench> BENCHES = List.of(
            new IngestBench(),
            new SingleIngestBench(),
            new StoreBench(),
            new FreshnessBench(),
            new RelayBench(),
            new CatchUpBench(),
            new FaultsBench());

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "the benchmark; without a name they are listed")
    private @Nullable String name;

    @Option(names = "--single", description = "with ingest: one fact a request")
    private boolean single;

    @Option(names = "--json", paramLabel = "FILE", description = "also write the result as JSON")
    private @Nullable Path json;

    @Option(
            names = "--seconds",
            defaultValue = "20",
            description = "how long a measured phase lasts (${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--facts",
            defaultValue = "0",
            description = "how many facts a counted phase moves (0: the bench's own number)")
    private int facts;

    @Option(
            names = "--kills",
            defaultValue = "10",
            description = "with faults: how many faults are made (${DEFAULT-VALUE})")
    private int kills;

    @Option(names = "--seed", defaultValue = "1", description = "of everything that is drawn (${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--instances",
            defaultValue = "1",
            description = "with store: instances of analytics (${DEFAULT-VALUE})")
    private int instances;

    private final Workplace workplace = Workplace.ofThisProcess();

    public static void main(String[] args) {
        CommandLine line = new CommandLine(new BenchCommand());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof CommandFailed) {
                command.getErr().println("signals: " + failure.getMessage());
                return 1;
            }
            throw failure;
        });
        System.exit(line.execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (name == null) {
            BENCHES.forEach(bench -> workplace.out().printf(Locale.ROOT, "%-16s %s%n", bench.name(), bench.purpose()));
            return 0;
        }
        Bench bench = find(single && name.equals("ingest") ? "ingest-single" : name);
        BenchResult result = bench.run(new BenchOptions(workplace, seconds, facts, kills, seed, instances));
        print(result);
        if (json != null) {
            Files.write(json, mapper().writeValueAsBytes(result));
        }
        return result.broken() ? 1 : 0;
    }

    private static Bench find(String name) {
        return BENCHES.stream()
                .filter(bench -> bench.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandFailed("There is no benchmark " + name + "; ./signals bench lists them"));
    }

    private void print(BenchResult result) {
        workplace.out().printf(Locale.ROOT, "%s: %,.1f %s%n", result.bench(), result.value(), result.unit());
        if (result.reference() != null) {
            workplace.out().printf(Locale.ROOT, "reference: %,.1f %s%n", result.reference(), result.referenceUnit());
            workplace.out().printf(Locale.ROOT, "ratio: %.3f%n", result.ratio());
        }
        for (Map.Entry<String, Object> detail : result.details().entrySet()) {
            workplace.out().printf(Locale.ROOT, "  %s: %s%n", detail.getKey(), detail.getValue());
        }
    }

    private static JsonMapper mapper() {
        return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    }
}
