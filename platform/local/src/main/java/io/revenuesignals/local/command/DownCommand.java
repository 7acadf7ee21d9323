package io.revenuesignals.local.command;

import io.revenuesignals.local.stack.Supervisor;
import io.revenuesignals.local.terminal.Progress;
import io.revenuesignals.local.terminal.Workplace;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code signals down}. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops the services, then the broker and the database. The data stay.")
public final class DownCommand implements Callable<Integer> {

    private final Workplace workplace;

    DownCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        try (Progress progress = Progress.waiting(workplace, "Stopping")) {
            boolean ran = Supervisor.stop(workplace, progress);
            workplace.out().println(ran ? "Stopped." : "Nothing runs.");
        }
        return 0;
    }
}
