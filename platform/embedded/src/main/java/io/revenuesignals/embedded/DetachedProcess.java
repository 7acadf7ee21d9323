package io.revenuesignals.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts processes that go on when this JVM ends: the opposite of {@link KeptProcess}. */
public final class DetachedProcess {

    private DetachedProcess() {}

    /**
     * Starts a command in a session of its own, without input, its output appended to a file.
     *
     * @param environment added to this JVM's environment
     * @throws ServerDidNotStart when the command cannot be run
     */
    public static Process start(List<String> command, Map<String, String> environment, Path log) {
        List<String> words = new ArrayList<>(OwnSession.prefix());
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new ServerDidNotStart("Could not start " + command.getFirst() + ": " + e.getMessage(), e);
        }
    }
}
