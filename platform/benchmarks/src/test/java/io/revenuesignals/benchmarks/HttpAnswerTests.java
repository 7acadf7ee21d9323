package io.revenuesignals.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HttpAnswerTests {

    private final HttpAnswer answer = new HttpAnswer();

    @Test
    void isWholeWithItsLastByte() {
        String text = "HTTP/1.1 202 Accepted\r\ncontent-length: 4\r\n\r\nbody";
        for (char c : text.substring(0, text.length() - 1).toCharArray()) {
            comes(String.valueOf(c));
            assertThat(answer.isWhole()).isFalse();
        }
        comes("y");

        assertThat(answer.isWhole()).isTrue();
        assertThat(answer.status()).isEqualTo(202);
    }

    @Test
    void isReadHoweverItsHeadersAreSpelledAndHoweverLongItIs() {
        comes("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\nContent-Length:9000\r\n\r\n");
        for (int i = 0; i < 90; i++) {
            assertThat(answer.isWhole()).isFalse();
            comes("x".repeat(100));
        }

        assertThat(answer.isWhole()).isTrue();
        assertThat(answer.status()).isEqualTo(503);
    }

    @Test
    void theNextOneIsReadAfterThisOneIsForgotten() {
        comes("HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\n\r\n");
        assertThat(answer.isWhole()).isTrue();
        answer.forget();
        assertThat(answer.isWhole()).isFalse();
        comes("HTTP/1.1 429 Too Many Requests\r\ncontent-length: 2\r\n\r\n{}");

        assertThat(answer.isWhole()).isTrue();
        assertThat(answer.status()).isEqualTo(429);
    }

    @Test
    void anAnswerWithoutALengthIsRefused() {
        comes("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");

        assertThatThrownBy(answer::isWhole)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("HTTP/1.1 200 OK");
    }

    private void comes(String text) {
        for (byte b : text.getBytes(StandardCharsets.US_ASCII)) {
            answer.space().put(b);
        }
    }
}
