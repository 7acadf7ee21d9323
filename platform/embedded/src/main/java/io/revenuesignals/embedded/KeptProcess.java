package io.revenuesignals.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A child process that does not outlive this JVM, however this JVM ends.
 *
 * <p>A small shell stands between the two and reads a pipe from us. When the pipe closes, by {@link #stop} or because
 * this JVM is gone (also by {@code kill -9}), it asks the child to stop and after {@link #GRACE} ends it by force. The
 * child has a session of its own, so a Ctrl-C at the terminal reaches only us and we stop our children in order.
 */
public final class KeptProcess {

    /** How long a child may take to stop after it was asked to, before the shell ends it by force. */
    public static final Duration GRACE = Duration.ofSeconds(30);

    private static final String KEEPER = """
            signal=$1; grace=$2; log=$3; shift 3
            exec 3<&0 </dev/null
            "$@" 3<&- >>"$log" 2>&1 &
            child=$!
            echo "$child"
            exec >/dev/null 2>&1
            (
              read -r line <&3
              kill -CONT "$child"; kill -"$signal" "$child"
              while [ "$grace" -gt 0 ] && kill -0 "$child"; do sleep 1; grace=$((grace - 1)); done
              kill -KILL "$child"
            ) &
            watch=$!
            exec 3<&-
            wait "$child"; code=$?
            kill "$watch"
            exit "$code"
            """;

    private final Process keeper;
    private final ProcessHandle child;
    private final Path log;

    private KeptProcess(Process keeper, ProcessHandle child, Path log) {
        this.keeper = keeper;
        this.child = child;
        this.log = log;
    }

    /** The signal that asks a child to stop by itself. */
    public enum StopSignal {
        /** What a JVM and most servers understand. */
        TERM,
        /** PostgreSQL's fast shutdown: sessions are ended, everything is written. */
        INT
    }

    /**
     * What to run.
     *
     * @param environment added to this JVM's environment
     * @param log the file that receives both output streams, appended to
     */
    public record Command(
            List<String> words, Map<String, String> environment, Path directory, Path log, StopSignal stopSignal) {

        public Command {
            words = List.copyOf(words);
            environment = Map.copyOf(environment);
        }
    }

    /**
     * Starts the command and returns once the child exists.
     *
     * @throws ServerDidNotStart when there is no shell or the folder cannot be used
     */
    public static KeptProcess start(Command command) {
        try {
            Files.createDirectories(command.directory());
            Path folder = command.log().toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            ProcessBuilder builder = new ProcessBuilder(keeperWords(command));
            builder.directory(command.directory().toFile());
            builder.environment().putAll(command.environment());
            builder.redirectError(ProcessBuilder.Redirect.appendTo(command.log().toFile()));
            Process keeper = builder.start();
            return new KeptProcess(keeper, childOf(keeper, command), command.log());
        } catch (IOException e) {
            throw new ServerDidNotStart("Could not start " + command.words().getFirst() + ": " + e.getMessage(), e);
        }
    }

    private static List<String> keeperWords(Command command) {
        List<String> words = new ArrayList<>(OwnSession.prefix());
        words.addAll(List.of("sh", "-c", KEEPER, "keeper"));
        words.add(command.stopSignal().name());
        words.add(Long.toString(GRACE.toSeconds()));
        words.add(command.log().toAbsolutePath().toString());
        words.addAll(command.words());
        return words;
    }

    private static ProcessHandle childOf(Process keeper, Command command) throws IOException {
        BufferedReader announced = keeper.inputReader(StandardCharsets.US_ASCII);
        String pid = announced.readLine();
        if (pid == null) {
            throw new ServerDidNotStart("Could not start " + command.words().getFirst() + ", see " + command.log());
        }
        // A child that is gone already leaves its keeper as the one to ask; the keeper carries the child's exit code.
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElse(keeper.toHandle());
    }

    public long pid() {
        return child.pid();
    }

    public boolean isAlive() {
        return keeper.isAlive() && child.isAlive();
    }

    /**
     * Goes on waiting for a server that starts.
     *
     * @throws ServerDidNotStart when the child has ended or it is time to give up; it is stopped then
     */
    void requireHope(Instant giveUp, String server) {
        if (isAlive() && Instant.now().isBefore(giveUp)) {
            return;
        }
        boolean ended = !isAlive();
        String said = String.join(" | ", lastLines(3));
        stop();
        throw new ServerDidNotStart(server + (ended ? " ended while starting" : " does not answer") + ": " + said);
    }

    /** Completes with the child's exit code, 128 + n when signal n ended it. */
    public CompletableFuture<Integer> onExit() {
        return keeper.onExit().thenApply(Process::exitValue);
    }

    /** The file with everything the child printed. */
    public Path log() {
        return log;
    }

    /** The last lines the child printed, oldest first, without blank lines and the frames of stack traces. */
    public List<String> lastLines(int count) {
        if (!Files.exists(log)) {
            return List.of();
        }
        try (Stream<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines()) {
            List<String> all = lines.filter(KeptProcess::saysSomething).toList();
            return all.subList(Math.max(0, all.size() - count), all.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean saysSomething(String line) {
        return !line.isBlank() && !line.startsWith("\tat ") && !line.startsWith("\t... ");
    }

    /**
     * Asks the child to stop and waits for its end; a paused child is continued first. By force after {@link #GRACE}.
     *
     * @return true when it stopped by itself
     */
    public boolean stop() {
        try {
            keeper.getOutputStream().close();
        } catch (IOException gone) {
            // The shell ended before us; then the child has, too, or its end is awaited below.
        }
        boolean obeyed = waitFor(GRACE.plusSeconds(5));
        if (!obeyed) {
            kill();
        }
        return obeyed;
    }

    /** Ends the child and all its descendants at once ({@code kill -9}) and waits until they are gone. */
    public void kill() {
        List<ProcessHandle> victims = withDescendants();
        victims.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture<?>[] ends =
                victims.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        waitFor(CompletableFuture.allOf(ends), GRACE);
        waitFor(GRACE);
    }

    /** Stops the clock of the child and its descendants (SIGSTOP): they hold their sockets and locks, and do nothing. */
    public void pause() {
        signal("STOP", withDescendants());
    }

    /** Lets a paused child go on (SIGCONT). */
    public void resume() {
        signal("CONT", withDescendants());
    }

    private List<ProcessHandle> withDescendants() {
        return Stream.concat(Stream.of(child), child.descendants()).toList();
    }

    private static void signal(String name, List<ProcessHandle> processes) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", "kill -" + name + " \"$@\"", "signal"));
        processes.forEach(process -> words.add(Long.toString(process.pid())));
        try {
            Process kill = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            kill.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean waitFor(Duration patience) {
        return waitFor(CompletableFuture.allOf(keeper.onExit(), child.onExit()), patience);
    }

    private static boolean waitFor(CompletableFuture<?> end, Duration patience) {
        try {
            end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
