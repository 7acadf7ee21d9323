package io.revenuesignals.local.command;

import io.revenuesignals.local.stack.ProcessMemory;
import io.revenuesignals.local.stack.RunningStack;
import io.revenuesignals.local.stack.StackState;
import io.revenuesignals.local.terminal.Workplace;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code signals status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows what runs, where, how it feels and how much memory it holds.",
        footer = {"", "Exit code 1 when nothing runs or a part is not well."})
public final class StatusCommand implements Callable<Integer> {

    private static final double MEGA = 1024.0 * 1024;

    private final Workplace workplace;

    StatusCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        Optional<RunningStack> found = RunningStack.find(workplace);
        if (found.isEmpty()) {
            workplace.out().println("Nothing runs. ./signals up starts it.");
            return 1;
        }
        return print(found.get(), workplace.out());
    }

    private static int print(RunningStack stack, PrintStream out) {
        StackState state = stack.state();
        out.printf("The stack is %s, for %s.%n", state.step(), age(state.startedAt()));
        List<PartHealth> parts = PartHealth.of(stack);
        parts.forEach(part -> out.printf(
                "  %-18s %-10s %-24s pid %-8d %s%n",
                part.name(), part.verdict(), part.address(), part.pid(), megabytes(ProcessMemory.ofTree(part.pid()))));
        out.printf("  %-18s %-10s %-24s pid %-8d %s%n", "supervisor", "up", "", state.supervisor(), "");
        OptionalLong all = ProcessMemory.ofTree(state.supervisor());
        out.println("  memory in all " + megabytes(all));
        return parts.stream().allMatch(PartHealth::isWell) && state.phase() == StackState.Phase.READY ? 0 : 1;
    }

    private static String megabytes(OptionalLong bytes) {
        return bytes.isEmpty() ? "?" : String.format(Locale.ROOT, "%,.0f MB", bytes.getAsLong() / MEGA);
    }

    private static String age(Instant start) {
        Duration age = Duration.between(start, Instant.now());
        return age.toHours() > 0
                ? age.toHours() + " h " + age.toMinutesPart() + " min"
                : age.toMinutes() + " min " + age.toSecondsPart() + " s";
    }
}
