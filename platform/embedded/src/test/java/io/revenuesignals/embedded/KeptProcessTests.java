package io.revenuesignals.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptProcessTests {

    private static final String LONG = "exec sleep 600";

    @TempDir
    Path directory;

    @Test
    void stopsWhenAsked() {
        KeptProcess process = start(LONG);
        assertThat(process.isAlive()).isTrue();
        assertThat(process.stop()).isTrue();
        assertThat(process.isAlive()).isFalse();
        assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(143);
    }

    @Test
    void stopsAPausedChild() {
        KeptProcess process = start(LONG);
        process.pause();
        assertThat(process.stop()).isTrue();
    }

    @Test
    void killsDescendantsToo() throws Exception {
        KeptProcess process = start("sleep 600 & echo $! >grandchild; mv grandchild known; wait");
        Path known = directory.resolve("known");
        awaitFile(known);
        ProcessHandle grandchild = ProcessHandle.of(
                        Long.parseLong(Files.readString(known).strip()))
                .orElseThrow();
        process.kill();
        assertThat(process.isAlive()).isFalse();
        assertThat(grandchild.isAlive()).isFalse();
    }

    @Test
    void tellsTheExitCodeAndTheLastLines() throws Exception {
        KeptProcess process = start("echo one; echo two >&2; echo; exit 3");
        assertThat(process.onExit().get(30, TimeUnit.SECONDS)).isEqualTo(3);
        assertThat(process.lastLines(2)).containsExactly("one", "two");
        assertThat(process.stop()).isTrue();
    }

    @Test
    void endsWithAParentThatIsKilled() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said = parent.inputReader(StandardCharsets.US_ASCII);
        ProcessHandle child = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
        assertThat(child.isAlive()).isTrue();
        parent.destroyForcibly();
        assertThat(child.onExit().get(60, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    @Test
    void saysThatAFolderCannotBeUsed() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        KeptProcess.Command command = new KeptProcess.Command(
                List.of("true"), Map.of(), file, directory.resolve("log"), KeptProcess.StopSignal.TERM);
        assertThatThrownBy(() -> KeptProcess.start(command)).isInstanceOf(ServerDidNotStart.class);
    }

    private KeptProcess start(String script) {
        return start(directory, script);
    }

    private static KeptProcess start(Path directory, String script) {
        return KeptProcess.start(new KeptProcess.Command(
                List.of("sh", "-c", script),
                Map.of(),
                directory,
                directory.resolve("child.log"),
                KeptProcess.StopSignal.TERM));
    }

    private static void awaitFile(Path file) {
        while (!Files.exists(file)) {
            Thread.onSpinWait();
        }
    }

    /** A JVM that starts a child, tells its pid and then does nothing until it is killed. */
    static final class Parent {

        private Parent() {}

        public static void main(String[] args) throws Exception {
            System.out.println(start(Path.of(args[0]), LONG).pid());
            System.in.read();
        }
    }
}
