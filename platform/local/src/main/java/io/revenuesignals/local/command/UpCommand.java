package io.revenuesignals.local.command;

import io.revenuesignals.local.stack.LocalStack;
import io.revenuesignals.local.stack.RunningStack;
import io.revenuesignals.local.stack.Supervisor;
import io.revenuesignals.local.terminal.CommandFailed;
import io.revenuesignals.local.terminal.Progress;
import io.revenuesignals.local.terminal.Workplace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code signals up}. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Starts the broker, the database and the four services on loopback, and waits until they are ready.",
            "Ctrl-C stops everything in order."
        })
public final class UpCommand implements Callable<Integer> {

    private final Workplace workplace;

    @Option(names = "--fresh", description = "forget all data of earlier runs")
    private boolean fresh;

    @Option(names = "--detach", description = "return when everything is ready; ./signals down stops it")
    private boolean detach;

    /** Read by the launcher script, which builds before this JVM starts. */
    @SuppressWarnings("UnusedVariable")
    @Option(names = "--no-build", description = "take what is built, even when the sources are newer")
    private boolean noBuild;

    @Option(names = "--supervise", hidden = true, description = "hold the stack for somebody else: print no token")
    private boolean supervise;

    @Mixin
    private PortOptions ports = new PortOptions();

    UpCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        Optional<RunningStack> running = RunningStack.find(workplace);
        if (running.isPresent()) {
            return alreadyThere(running.get());
        }
        return detach ? startDetached() : holdHere();
    }

    private int alreadyThere(RunningStack stack) {
        if (fresh) {
            throw new CommandFailed("A stack runs already: ./signals down first, then ./signals up --fresh");
        }
        workplace
                .out()
                .println("Already running (pid " + stack.state().supervisor() + ", "
                        + stack.state().step() + "):");
        StackPage.printAddresses(stack, workplace.out());
        return 0;
    }

    private int startDetached() {
        List<String> words = new ArrayList<>(List.of("up", "--supervise"));
        if (fresh) {
            words.add("--fresh");
        }
        words.addAll(ports.words());
        try (Progress progress = Progress.waiting(workplace, "Starting")) {
            Supervisor.start(workplace, words, progress);
        }
        StackPage.print(RunningStack.require(workplace), workplace.out());
        workplace.out().println("It runs in the background; ./signals down stops it.");
        return 0;
    }

    private int holdHere() {
        LocalStack.Data data = fresh ? LocalStack.Data.FORGOTTEN : LocalStack.Data.KEPT;
        try (Progress progress = Progress.waiting(workplace, "Starting");
                LocalStack stack = LocalStack.start(workplace, ports.resolve(workplace), data, progress)) {
            progress.close();
            if (!supervise) {
                StackPage.print(stack.running(), workplace.out());
                workplace.out().println("Ctrl-C stops it.");
            }
            stack.prepareFasterStarts();
            stack.awaitEnd();
        }
        return 0;
    }
}
