package io.revenuesignals.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.local.terminal.Workplace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SignalsTests {

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void everyCommandExplainsItself() {
        for (String name : line().getSubcommands().keySet()) {
            out.reset();
            assertThat(run(name, "--help")).isZero();
            assertThat(printed()).startsWith("Usage: signals " + name);
            assertThat(printed().lines().count()).isGreaterThan(3);
        }
    }

    @Test
    void calledWronglyEndsWithTwo() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("statu")).isEqualTo(2);
        assertThat(complained()).contains("Did you mean", "signals status");
        assertThat(run("token")).isEqualTo(2);
        assertThat(run("token", "king")).isEqualTo(2);
        assertThat(run("up", "--goal-port", "x")).isEqualTo(2);
    }

    @Test
    void failedEndsWithOneAndOneLine() {
        assertThat(run("logs")).isEqualTo(1);
        assertThat(complained().strip()).isEqualTo("signals: There are no logs yet: ./signals up starts the stack");
        err.reset();
        assertThat(run("logs", "cellar")).isEqualTo(1);
        assertThat(complained().strip())
                .isEqualTo("signals: There is no service \"cellar\"; there are goal, feedback, pricing, analytics");
    }

    @Test
    void upWithoutABuildSaysHowToBuildAndLeavesNothingBehind() {
        assertThat(run("up", "--free-ports")).isEqualTo(1);
        assertThat(complained().lines().toList().getLast())
                .isEqualTo("signals: goal-service is not built: ./mvnw -DskipTests package builds everything");
        assertThat(run("status")).isEqualTo(1);
        assertThat(printed()).isEqualTo("Nothing runs. ./signals up starts it.\n");
    }

    @Test
    void downAndResetAreHarmlessWhenNothingRuns() {
        assertThat(run("down")).isZero();
        assertThat(printed()).isEqualTo("Nothing runs.\n");
        assertThat(run("reset")).isZero();
        assertThat(Files.exists(directory.resolve(".signals"))).isFalse();
    }

    @Test
    void tokenPrintsATokenAndNothingElse() {
        assertThat(run("token", "sales,analyst", "--accounts", "carewell,bigbox", "--subject", "ana"))
                .isZero();
        assertThat(printed().lines()).hasSize(1);
        String claims = new String(Base64.getUrlDecoder().decode(printed().split("\\.")[1]), StandardCharsets.UTF_8);
        assertThat(claims)
                .contains("\"iss\":\"http://127.0.0.1:8099\"")
                .contains("\"sub\":\"ana\"")
                .contains("\"roles\":[\"sales\",\"analyst\"]")
                .contains("\"sources\":[\"/\"]")
                .contains("\"accounts\":[\"carewell\",\"bigbox\"]");
    }

    @Test
    void logsPrintsTheLastLinesOfEveryPart() throws Exception {
        Path logs = Files.createDirectories(directory.resolve(".signals/logs"));
        Files.writeString(logs.resolve("goal-service.log"), "one\ntwo\nthree\n");
        Files.writeString(logs.resolve("supervisor.log"), "started\n");
        assertThat(run("logs", "-n", "2")).isZero();
        assertThat(printed())
                .isEqualTo("goal-service     | two\ngoal-service     | three\nsupervisor       | started\n");
        out.reset();
        assertThat(run("logs", "goal", "-n", "1")).isZero();
        assertThat(printed()).isEqualTo("three\n");
    }

    private int run(String... words) {
        return line().execute(words);
    }

    private CommandLine line() {
        return Signals.commandLine(new Workplace(
                directory,
                directory.resolve(".signals"),
                Map.of("SIGNALS_ISSUER_PORT", "8099"),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new Workplace.Display.Lines()));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
