package io.revenuesignals.local.stack;

import io.revenuesignals.embedded.DetachedProcess;
import io.revenuesignals.local.terminal.CommandFailed;
import io.revenuesignals.local.terminal.Progress;
import io.revenuesignals.local.terminal.Workplace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The JVM in the background that holds a detached stack. */
public final class Supervisor {

    private static final String MAIN = "io.revenuesignals.local.Signals";

    private static final long BETWEEN_LOOKS_MILLIS = 100;

    private static final Duration STOPPING_TIME = Duration.ofSeconds(90);

    private Supervisor() {}

    /**
     * Starts a supervisor and returns when its stack is ready. When this JVM ends before, the supervisor is stopped.
     *
     * @param words the command it runs, {@code up} with its options
     * @throws CommandFailed with the supervisor's own reason when it gives up
     */
    public static void start(Workplace workplace, List<String> words, Progress progress) {
        Home home = Home.of(workplace);
        home.prepare();
        StateFile file = new StateFile(home);
        Process process = DetachedProcess.start(
                command(words),
                Map.of(
                        "SIGNALS_ROOT",
                        workplace.root().toString(),
                        "SIGNALS_HOME",
                        home.folder().toString(),
                        "SIGNALS_COLUMNS",
                        ""),
                home.log("supervisor"));
        Thread interrupted = Thread.ofPlatform().name("supervisor-stopper").unstarted(process::destroy);
        Runtime.getRuntime().addShutdownHook(interrupted);
        awaitReady(file, process, progress, home);
        Runtime.getRuntime().removeShutdownHook(interrupted);
    }

    /**
     * Stops the stack, whoever holds it, and returns when everything of it is gone.
     *
     * @return false when nothing ran
     */
    public static boolean stop(Workplace workplace, Progress progress) {
        StateFile file = new StateFile(Home.of(workplace));
        if (!file.isHeld()) {
            return false;
        }
        long pid = file.read().map(StackState::supervisor).orElse(-1L);
        ProcessHandle holder = ProcessHandle.of(pid)
                .orElseThrow(() -> new CommandFailed("The stack is held by a process that cannot be found"));
        holder.destroy();
        long giveUp = System.nanoTime() + STOPPING_TIME.toNanos();
        while (holder.isAlive() && file.isHeld()) {
            file.read()
                    .filter(state -> state.phase() == StackState.Phase.STOPPING)
                    .map(StackState::step)
                    .ifPresent(progress::step);
            if (System.nanoTime() > giveUp) {
                holder.destroyForcibly();
            }
            await(holder);
        }
        return true;
    }

    private static List<String> command(List<String> words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                MAIN));
        command.addAll(words);
        return command;
    }

    private static void awaitReady(StateFile file, Process process, Progress progress, Home home) {
        while (!isReady(file, process.pid(), progress)) {
            if (hasEnded(process)) {
                throw new CommandFailed(reason(file, process.pid(), home));
            }
        }
    }

    private static boolean isReady(StateFile file, long pid, Progress progress) {
        Optional<StackState> state = file.read().filter(written -> written.supervisor() == pid);
        state.ifPresent(written -> progress.step(written.step()));
        return state.filter(written -> written.phase() == StackState.Phase.READY)
                .isPresent();
    }

    private static boolean hasEnded(Process process) {
        try {
            return process.waitFor(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("Interrupted while the stack started", e);
        }
    }

    private static void await(ProcessHandle holder) {
        holder.onExit()
                .completeOnTimeout(holder, BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)
                .join();
    }

    private static String reason(StateFile file, long pid, Home home) {
        return file.read()
                .filter(state -> state.supervisor() == pid)
                .flatMap(state -> Optional.ofNullable(state.failure()))
                .orElse("The stack could not be started, see " + home.log("supervisor"));
    }
}
