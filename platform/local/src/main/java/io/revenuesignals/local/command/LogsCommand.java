package io.revenuesignals.local.command;

import io.revenuesignals.local.stack.Home;
import io.revenuesignals.local.stack.Service;
import io.revenuesignals.local.terminal.CommandFailed;
import io.revenuesignals.local.terminal.Workplace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signals logs}. */
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Prints the last lines of the logs of all parts or of one.")
public final class LogsCommand implements Callable<Integer> {

    private static final List<String> OTHERS = List.of("kafka", "postgres", "supervisor");

    private static final long BETWEEN_LOOKS_MILLIS = 250;

    private final Workplace workplace;

    @Parameters(
            paramLabel = "SERVICE",
            arity = "0..1",
            description = "goal, feedback, pricing, analytics, kafka, postgres or supervisor; usually all")
    private @Nullable String name;

    @Option(
            names = {"-f", "--follow"},
            description = "go on printing what comes, until Ctrl-C")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "COUNT",
            defaultValue = "40",
            description = "how many lines of each; usually ${DEFAULT-VALUE}")
    private int lines = 40;

    LogsCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        List<LogTail> tails = new ArrayList<>();
        chosen().forEach((label, log) -> tails.add(new LogTail(label, log, workplace.out())));
        tails.forEach(tail -> tail.printLast(lines));
        while (follow) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(BETWEEN_LOOKS_MILLIS));
            tails.forEach(LogTail::printNew);
        }
        return 0;
    }

    private Map<String, Path> chosen() {
        Home home = Home.of(workplace);
        String wished = name;
        if (wished != null) {
            String part =
                    OTHERS.contains(wished) ? wished : Service.named(wished).module();
            Path log = home.log(part);
            if (!Files.exists(log)) {
                throw new CommandFailed(part + " has no log yet");
            }
            return Map.of("", log);
        }
        Map<String, Path> all = new LinkedHashMap<>();
        Arrays.stream(Service.values()).map(Service::module).forEach(part -> all.put(part, home.log(part)));
        OTHERS.forEach(part -> all.put(part, home.log(part)));
        all.values().removeIf(log -> !Files.exists(log));
        if (all.isEmpty()) {
            throw new CommandFailed("There are no logs yet: ./signals up starts the stack");
        }
        return all;
    }
}
