package io.revenuesignals.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.revenuesignals.embedded.Ports;
import io.revenuesignals.local.stack.Service;
import io.revenuesignals.local.stack.StandInStack;
import io.revenuesignals.local.terminal.Workplace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command against a service that answers what it is told to. */
class RebuildCommandTests {

    private static final String REQUESTED = state(7, "REQUESTED", 0, 0);
    private static final String FINISHED = state(7, "FINISHED", 200, 0);

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> asked = new ArrayList<>();
    private final Deque<String> answers = new ArrayDeque<>();
    private HttpServer analytics;
    private Workplace workplace;
    private StandInStack stack;

    @BeforeEach
    void start() throws Exception {
        int port = Ports.free();
        analytics = HttpServer.create(new InetSocketAddress(Ports.host(), port), 0);
        analytics.createContext("/", this::answer);
        analytics.start();
        workplace = new Workplace(
                directory,
                directory.resolve(".signals"),
                Map.of(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new Workplace.Display.Lines());
        stack = StandInStack.with(workplace, Service.ANALYTICS, port);
    }

    @AfterEach
    void stop() {
        stack.close();
        analytics.stop(0);
    }

    @Test
    void beginsAsOperatorAndShowsTheStepsUntilTheEnd() {
        answers.addAll(List.of(
                "202 " + REQUESTED,
                "200 " + state(7, "READING", 80, 0),
                "200 " + state(7, "WAITING", 80, 0),
                "200 " + state(7, "READING", 10, 0),
                "200 " + FINISHED));
        assertThat(run("analytics")).isZero();
        assertThat(asked)
                .startsWith("POST /v1/rebuild ops")
                .endsWith("GET /v1/rebuild ops")
                .hasSize(5);
        assertThat(printed()).isEqualTo("Analytics is rebuilt from the log.\n");
        assertThat(complained())
                .containsSubsequence(
                        "Rebuilding: telling every instance\n",
                        "Rebuilding: reading the log\n",
                        "Rebuilding: waiting for an instance to go on\n",
                        "Rebuilding: reading the log\n");
    }

    @Test
    void failsWhereOneIsUnderWayAndSaysHowToFollowIt() {
        answers.add("409 {\"detail\":\"A building anew is under way; 40 % of the log is read.\"}");
        assertThat(run("analytics")).isEqualTo(1);
        assertThat(complained().strip())
                .isEqualTo("signals: A building anew is under way; 40 % of the log is read."
                        + " ./signals rebuild analytics --follow shows it.");
    }

    @Test
    void followsOneThatIsUnderWayWithoutBeginningAnother() {
        answers.addAll(List.of("200 " + state(7, "READING", 80, 0), "200 " + FINISHED));
        assertThat(run("analytics", "--follow")).isZero();
        assertThat(asked).containsOnly("GET /v1/rebuild ops");
        assertThat(printed()).isEqualTo("Analytics is rebuilt from the log.\n");
    }

    @Test
    void hasNothingToFollowWhereNoneIsUnderWay() {
        answers.addAll(List.of("200 " + FINISHED, "404 {}"));
        assertThat(run("analytics", "--follow")).isZero();
        assertThat(printed()).isEqualTo("None is under way; the last one ended at 2026-03-02T11:05:00Z.\n");
        assertThat(run("analytics", "--follow")).isEqualTo(1);
        assertThat(complained().strip()).isEqualTo("signals: Analytics was never rebuilt");
    }

    @Test
    void endsWhenAnotherWasBegunSince() {
        answers.addAll(List.of("202 " + REQUESTED, "200 " + state(8, "REQUESTED", 0, 0)));
        assertThat(run("analytics")).isZero();
    }

    @Test
    void doesNotLoseFactsThatTheLogHasLostUnlessTold() {
        answers.addAll(List.of("422 {\"recordsGone\":12}", "202 " + REQUESTED, "200 " + FINISHED));
        assertThat(run("analytics")).isEqualTo(1);
        assertThat(complained().strip())
                .isEqualTo("signals: The log has lost its 12 oldest facts, and a rebuild would lose them here too;"
                        + " --even-if-incomplete rebuilds all the same");
        assertThat(run("analytics", "--even-if-incomplete")).isZero();
        assertThat(asked).contains("POST /v1/rebuild?evenIfIncomplete=true ops");
    }

    @Test
    void failsWhenFactsCouldNotBeKeptAgain() {
        answers.addAll(List.of("202 " + REQUESTED, "200 " + state(7, "FINISHED", 200, 3)));
        assertThat(run("analytics")).isEqualTo(1);
        assertThat(complained()).contains("signals: Analytics is rebuilt, but 3 facts could not be kept again");
    }

    @Test
    void saysThatTheTokenLacksTheRight() {
        answers.add("403 {\"detail\":\"The caller's roles do not allow this.\"}");
        assertThat(run("analytics")).isEqualTo(1);
        assertThat(complained()).contains("/v1/rebuild answered 403", "The caller's roles do not allow this.");
    }

    @Test
    void saysThatAnalyticsIsDown() {
        analytics.stop(0);
        assertThat(run("analytics")).isEqualTo(1);
        assertThat(complained()).contains("/v1/rebuild does not answer");
    }

    @Test
    void saysThatItGoesOnWhenAnalyticsGoesDownInTheMidstOfIt() {
        answers.addAll(List.of("202 " + REQUESTED, "503 {}"));
        assertThat(run("analytics")).isEqualTo(1);
        assertThat(complained()).contains("answered 503", "goes on as soon as analytics runs", "--follow shows it");
    }

    @Test
    void rebuildsOnlyWhatIsAViewOfTheLog() {
        assertThat(run("pricing")).isEqualTo(1);
        assertThat(complained()).contains("Only analytics can be rebuilt");
        assertThat(run()).isEqualTo(2);
        assertThat(asked).isEmpty();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String token = exchange.getRequestHeaders().getFirst("Authorization").split(" ")[1];
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI()
                + (claims.contains("\"roles\":[\"ops\"]") ? " ops" : " somebody"));
        String[] answer = answers.remove().split(" ", 2);
        byte[] body = answer[1].getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(Integer.parseInt(answer[0]), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String state(int id, String state, int read, int lost) {
        return "{\"id\":" + id + ",\"state\":\"" + state + "\",\"finishedAt\":\"2026-03-02T11:05:00Z\""
                + ",\"recordsInLog\":200,\"recordsRead\":" + read + ",\"recordsLost\":" + lost + "}";
    }

    private int run(String... words) {
        String[] line = new String[words.length + 1];
        line[0] = "rebuild";
        System.arraycopy(words, 0, line, 1, words.length);
        return Signals.commandLine(workplace).execute(line);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
