package io.revenuesignals.local.stack;

import io.revenuesignals.embedded.KeptProcess;
import io.revenuesignals.local.terminal.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the JVM learned from one start of a service (its AOT cache, JEP 483 and 515), so that later starts take a third
 * of the processor time. It belongs to one unpacked service and one JDK; without it, or with one that does not fit, the
 * service starts as ever.
 */
final class StartCache {

    /** What of the cache cannot be used is made anew; the JVM's warnings about it help nobody here. */
    private static final String QUIET = "-Xlog:aot*=error";

    /**
     * Behind all other processes. Linux may weigh whole sessions against each other (autogroups), and the child has one of its
     * own, so that {@code nice} alone would rank it only within itself.
     */
    static final List<String> BEHIND_ALL_OTHERS = List.of(
            "sh", "-c", "{ echo 19 >/proc/self/autogroup; } 2>/dev/null; exec nice -n 19 \"$@\"", "behind-all-others");

    private final Workplace workplace;
    private final ServiceApp app;
    private final Path file;

    StartCache(Workplace workplace, ServiceApp app) {
        this.workplace = workplace;
        this.app = app;
        this.file = app.folder().resolve("start-" + Runtime.version() + ".aot");
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** The JVM options of a start that uses the cache; none when there is no cache. */
    List<String> options() {
        return exists() ? List.of("-XX:AOTCache=" + file, QUIET) : List.of();
    }

    /**
     * Watches one start of the service up to the point where it would begin to work, with other processes going first.
     *
     * @param environment the settings of a start; nothing is reached through them
     */
    KeptProcess watch(Map<String, String> environment, Path log) {
        return run(
                List.of(
                        QUIET,
                        "-XX:AOTMode=record",
                        "-XX:AOTConfiguration=" + notes(),
                        "-Dspring.context.exit=onRefresh"),
                environment,
                log);
    }

    /** Makes a cache of what was seen; {@link #keep} puts it to use. */
    KeptProcess assemble(Path log) {
        return run(
                List.of(QUIET, "-XX:AOTMode=create", "-XX:AOTConfiguration=" + notes(), "-XX:AOTCache=" + fresh()),
                Map.of(),
                log);
    }

    void keep() throws IOException {
        Files.deleteIfExists(notes());
        Files.move(fresh(), file, StandardCopyOption.ATOMIC_MOVE);
    }

    private KeptProcess run(List<String> options, Map<String, String> environment, Path log) {
        List<String> words = new ArrayList<>(BEHIND_ALL_OTHERS);
        words.addAll(ServiceInstance.words(workplace, app, options));
        return KeptProcess.start(
                new KeptProcess.Command(words, environment, app.folder(), log, KeptProcess.StopSignal.TERM));
    }

    private Path notes() {
        return app.folder().resolve("start.notes");
    }

    private Path fresh() {
        return app.folder().resolve("start.aot.new");
    }
}
