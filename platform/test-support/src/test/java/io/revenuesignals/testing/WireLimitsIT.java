package io.revenuesignals.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revenuesignals.testing.notes.NoteService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the server does with clients that are slow, silent or too talkative; seen on the wire. */
@SignalsTest(
        classes = NoteService.class,
        properties = {"signals.web.read-within=1s", "signals.web.idle-after=2s"})
class WireLimitsIT {

    private static final int PATIENCE_MILLIS = 60_000;
    private static final int PAUSE_MILLIS = 50;

    private final int port;

    WireLimitsIT(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void answersABodyThatDoesNotArrive() throws IOException {
        String answer = answerTo(post("Content-Type: application/json\r\nContent-Length: 100\r\n") + "{\"id\":");
        assertThat(answer).startsWith("HTTP/1.1 408").contains("urn:revenuesignals:problem:request-timeout");
    }

    @Test
    void refusesAnAnnouncedBodyBeforeItIsSent() throws IOException {
        String answer = answerTo(post("Content-Type: application/json\r\nContent-Length: 9000000\r\n"));
        assertThat(answer).startsWith("HTTP/1.1 413").contains("urn:revenuesignals:problem:too-large");
    }

    @Test
    void refusesABodyThatGrowsTooLarge() throws IOException {
        String chunk = "186a0\r\n" + " ".repeat(100_000) + "\r\n";
        String answer = answerTo(post("Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n")
                + chunk.repeat(11) + "0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413");
    }

    @Test
    void refusesHeadersBeyondTheirLimit() throws IOException {
        String answer = answerTo("GET /v1/notes HTTP/1.1\r\nHost: a\r\nX-Long: " + "a".repeat(17_000) + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 431");
    }

    @Test
    void closesConnectionsWhoseHeadersNeverEnd() throws IOException {
        assertThat(answerTo("GET /v1/notes/a HTTP/1.1\r\nHost: a\r\nX-Long: a")).doesNotContain("200");
    }

    @Test
    void closesConnectionsThatSayNothing() throws IOException {
        String answer = answerTo("GET /v1/notes/a HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 401");
    }

    @Test
    void closesConnectionsThatGoOnWithARequestThatIsAnswered() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PAUSE_MILLIS);
            String head = "POST /v1/notes HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 100000\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

            await().atMost(Duration.ofMillis(PATIENCE_MILLIS)).until(() -> isClosedAfterAnotherByte(socket));
        }
    }

    private static boolean isClosedAfterAnotherByte(Socket socket) {
        try {
            socket.getOutputStream().write(' ');
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException silent) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private static String post(String headers) {
        return "POST /v1/notes HTTP/1.1\r\nHost: a\r\nAuthorization: " + TestIssuer.bearer("marketing") + "\r\n"
                + headers + "\r\n";
    }

    /** Everything until the server closes. */
    private String answerTo(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
