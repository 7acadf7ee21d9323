package io.revenuesignals.local.simulation;

import io.revenuesignals.local.command.PortOptions;
import io.revenuesignals.local.issuer.Role;
import io.revenuesignals.local.issuer.TokenRequest;
import io.revenuesignals.local.stack.Home;
import io.revenuesignals.local.stack.LocalStack;
import io.revenuesignals.local.stack.RunningStack;
import io.revenuesignals.local.stack.Service;
import io.revenuesignals.local.terminal.CommandFailed;
import io.revenuesignals.local.terminal.Progress;
import io.revenuesignals.local.terminal.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code signals demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Starts the stack and tells the story of the loop with a simulated market whose truth is known.",
            "It needs a market without facts: what a demo left is forgotten, what you brought is not, unless --fresh."
        })
public final class DemoCommand implements Callable<Integer> {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Workplace workplace;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "42", description = "what is drawn; usually 42")
    private long seed;

    @Option(names = "--stores", paramLabel = "N", defaultValue = "600", description = "usually 600, at least 40")
    private int stores;

    @Option(names = "--weeks", paramLabel = "N", defaultValue = "52", description = "usually 52, 8 to 104")
    private int weeks;

    @Option(names = "--exit", description = "end when the story is told; otherwise the stack runs until Ctrl-C")
    private boolean exit;

    @Option(names = "--json", paramLabel = "FILE", description = "write the results there")
    private @Nullable Path json;

    @Option(names = "--fresh", description = "forget all data of earlier runs")
    private boolean fresh;

    @Mixin
    private PortOptions ports = new PortOptions();

    DemoCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        MarketPlan plan = plan();
        Optional<RunningStack> running = RunningStack.find(workplace);
        if (running.isPresent()) {
            return tellTo(RunningStack.require(workplace), plan);
        }
        try (Progress progress = Progress.waiting(workplace, "Starting");
                LocalStack stack = LocalStack.start(workplace, ports.resolve(workplace), data(), progress)) {
            progress.close();
            workplace
                    .out()
                    .printf(
                            Locale.ROOT,
                            "Ready after %.1f s.%n",
                            stack.running().state().readySeconds());
            int code = tellTo(stack.running(), plan);
            if (!exit) {
                workplace.out().println("\nThe stack keeps running: ./signals status shows it, Ctrl-C stops it.");
                stack.awaitEnd();
            }
            return code;
        }
    }

    private MarketPlan plan() {
        try {
            return new MarketPlan(seed, stores, weeks, LocalDate.now(ZoneOffset.UTC));
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }

    /** The data an earlier demo left are forgotten; nobody else's. */
    private LocalStack.Data data() {
        return fresh || Files.exists(mark()) ? LocalStack.Data.FORGOTTEN : LocalStack.Data.KEPT;
    }

    private int tellTo(RunningStack stack, MarketPlan plan) {
        requireEmpty(stack);
        leaveMark();
        MarketSimulation market = MarketSimulation.of(plan);
        Story.Told told = new Story(workplace, stack, market).tell();
        DemoResults results = results(told, market, stack);
        new DemoPage(workplace.out(), market).print(told, results);
        write(results);
        return results.facts().addUp() && told.differences().isEmpty() ? 0 : 1;
    }

    private void requireEmpty(RunningStack stack) {
        boolean empty = stack.client(Service.ANALYTICS, TokenRequest.of("demo", Role.ANALYST))
                .get("/v1/dimensions/product/values?limit=1")
                .required()
                .json()
                .path("items")
                .isEmpty();
        if (!empty) {
            throw new CommandFailed(
                    "There are facts here already and the demo needs a market of its own: ./signals demo --fresh"
                            + " forgets all data (stop a running stack first with ./signals down)");
        }
    }

    private Path mark() {
        return Home.of(workplace).data().resolve("demo");
    }

    private void leaveMark() {
        try {
            Files.writeString(mark(), "These are the data of a demo; the next one forgets them.\n");
        } catch (IOException e) {
            throw new CommandFailed("The folder " + mark().getParent() + " cannot be written: " + e.getMessage(), e);
        }
    }

    private DemoResults results(Story.Told told, MarketSimulation market, RunningStack stack) {
        return new DemoResults(
                told.facts(),
                told.goals().stream().map(Reading::goal).toList(),
                told.responses().stream()
                        .map(response -> Reading.priceResponse(response, market.truth()))
                        .toList(),
                told.advice().stream().map(Reading::recommendation).toList(),
                told.decisions().stream().map(Reading::decision).toList(),
                new DemoResults.Timings(
                        workplace
                                .variable("SIGNALS_BUILD_SECONDS")
                                .map(Double::parseDouble)
                                .orElse(0.0),
                        stack.state().readySeconds(),
                        told.storedSeconds(),
                        told.year().accepted() / told.storedSeconds(),
                        told.freshness().times().at(0.99).toMillis(),
                        told.reaction().times().at(0.99).toMillis()));
    }

    private void write(DemoResults results) {
        if (json == null) {
            return;
        }
        try {
            Files.writeString(json, JSON.writeValueAsString(results) + "\n");
        } catch (IOException e) {
            throw new CommandFailed("The results cannot be written to " + json + ": " + e.getMessage(), e);
        }
    }
}
