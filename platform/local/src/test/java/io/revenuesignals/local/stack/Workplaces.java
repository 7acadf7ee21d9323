package io.revenuesignals.local.stack;

import io.revenuesignals.local.terminal.Workplace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Workplaces for tests, whose streams go nowhere. */
final class Workplaces {

    private Workplaces() {}

    static Workplace in(Path folder) {
        return in(folder, Map.of());
    }

    static Workplace in(Path folder, Map<String, String> environment) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new Workplace(
                folder, folder.resolve(".signals"), environment, nowhere, nowhere, new Workplace.Display.Lines());
    }
}
