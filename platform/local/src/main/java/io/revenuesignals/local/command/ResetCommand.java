package io.revenuesignals.local.command;

import io.revenuesignals.local.stack.Home;
import io.revenuesignals.local.stack.Supervisor;
import io.revenuesignals.local.terminal.Progress;
import io.revenuesignals.local.terminal.Workplace;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code signals reset}. */
@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = "Stops the stack and deletes everything it keeps: data, logs, the token key, unpacked services.")
public final class ResetCommand implements Callable<Integer> {

    private final Workplace workplace;

    ResetCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        try (Progress progress = Progress.waiting(workplace, "Resetting")) {
            Supervisor.stop(workplace, progress);
            Home.of(workplace).forgetEverything();
        }
        workplace.out().println("Everything of the local stack is deleted.");
        return 0;
    }
}
