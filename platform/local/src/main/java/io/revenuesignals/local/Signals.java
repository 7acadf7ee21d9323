package io.revenuesignals.local;

import io.revenuesignals.embedded.ServerDidNotStart;
import io.revenuesignals.local.command.DoctorCommand;
import io.revenuesignals.local.command.DownCommand;
import io.revenuesignals.local.command.LogsCommand;
import io.revenuesignals.local.command.ResetCommand;
import io.revenuesignals.local.command.StatusCommand;
import io.revenuesignals.local.command.TokenCommand;
import io.revenuesignals.local.command.UpCommand;
import io.revenuesignals.local.imports.ImportCommand;
import io.revenuesignals.local.operating.RebuildCommand;
import io.revenuesignals.local.operating.RejectedCommand;
import io.revenuesignals.local.simulation.DemoCommand;
import io.revenuesignals.local.terminal.CommandFailed;
import io.revenuesignals.local.terminal.Workplace;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The root of {@code ./signals}.
 *
 * <p>A command is a {@code Callable<Integer>} with picocli's annotations. To add one, write its class, with a
 * constructor that takes the {@link Workplace} when it needs it, and name it in {@link Command#subcommands} below. Exit
 * codes: 0 done, 1 failed (throw {@link CommandFailed} with the one line to print), 2 called wrongly.
 */
@Command(
        name = "signals",
        description = "Runs Revenue Signals on this machine and works with it.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        version = "Revenue Signals 0.1.0",
        usageHelpAutoWidth = true,
        subcommands = {
            UpCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            TokenCommand.class,
            DoctorCommand.class,
            DownCommand.class,
            ResetCommand.class,
            RejectedCommand.class,
            RebuildCommand.class,
            DemoCommand.class,
            ImportCommand.class,
        },
        footerHeading = "%nBenchmarks: ./signals bench lists and runs them.%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed; the last line says why", "2:called wrongly"})
public final class Signals {

    private static final int FAILED = 1;

    public static void main(String[] args) {
        System.exit(commandLine(Workplace.ofThisProcess()).execute(args));
    }

    /** The whole command line for a workplace. */
    static CommandLine commandLine(Workplace workplace) {
        CommandLine line = new CommandLine(new Signals(), new Factory(workplace));
        line.setOut(new PrintWriter(workplace.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(workplace.err(), true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, workplace));
        return line;
    }

    private static int failed(Exception failure, Workplace workplace) throws Exception {
        if (failure instanceof CommandFailed || failure instanceof ServerDidNotStart) {
            workplace.err().println("signals: " + failure.getMessage());
            if (workplace.variable("SIGNALS_DEBUG").isPresent()) {
                failure.printStackTrace(workplace.err());
            }
            return FAILED;
        }
        throw failure;
    }

    /** Gives a command the workplace when its constructor asks for it. */
    private record Factory(Workplace workplace) implements CommandLine.IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                Class<?>[] wanted = constructor.getParameterTypes();
                if (wanted.length == 1 && wanted[0] == Workplace.class) {
                    constructor.setAccessible(true);
                    return type.cast(constructor.newInstance(workplace));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
