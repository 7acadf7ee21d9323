package io.revenuesignals.local.terminal;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command runs: the project, the folder of its state, and the streams to the caller.
 *
 * @param root the project's folder, where the service modules are
 * @param home the folder of everything the local stack keeps, {@code .signals} of the project unless SIGNALS_HOME says
 *     otherwise
 * @param environment the process environment
 * @param out for results
 * @param err for progress and complaints
 * @param display how progress is shown on {@code err}
 */
public record Workplace(
        Path root, Path home, Map<String, String> environment, PrintStream out, PrintStream err, Display display) {

    private static final int DEFAULT_WIDTH = 80;

    private static final int NARROWEST = 40;

    public Workplace {
        root = root.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
        environment = Map.copyOf(environment);
    }

    /** How progress is shown. */
    public sealed interface Display {
        /** One line drawn over and over, {@code width} columns wide. */
        record Bar(int width) implements Display {}

        /** Plain lines, seldom: nobody watches, or the terminal cannot move its cursor. */
        record Lines() implements Display {}
    }

    /**
     * As the launcher script left it in the environment: SIGNALS_ROOT, SIGNALS_HOME, and SIGNALS_COLUMNS when progress
     * goes to a terminal.
     */
    public static Workplace ofThisProcess() {
        Map<String, String> environment = System.getenv();
        Path root = Path.of(set(environment, "SIGNALS_ROOT").orElse("."));
        Path home = set(environment, "SIGNALS_HOME").map(Path::of).orElse(root.resolve(".signals"));
        return new Workplace(root, home, environment, System.out, System.err, display(environment));
    }

    /** A variable of the environment, absent when it is blank. */
    public Optional<String> variable(String name) {
        return set(environment, name);
    }

    private static Optional<String> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static Display display(Map<String, String> environment) {
        return set(environment, "SIGNALS_COLUMNS")
                .<Display>map(columns -> new Display.Bar(width(columns)))
                .orElse(new Display.Lines());
    }

    private static int width(String columns) {
        try {
            return Math.max(NARROWEST, Integer.parseInt(columns));
        } catch (NumberFormatException unknown) {
            return DEFAULT_WIDTH;
        }
    }
}
