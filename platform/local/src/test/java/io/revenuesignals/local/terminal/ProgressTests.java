package io.revenuesignals.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTests {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    private final PrintStream stream = new PrintStream(shown, true, StandardCharsets.UTF_8);

    private final AtomicLong nanos = new AtomicLong(1);

    @Test
    void saysNothingAboutShortWork() {
        try (Progress progress = progress(new Workplace.Display.Bar(80), 100)) {
            progress.add(100);
            wait(Duration.ofMillis(1_900));
            progress.show();
        }
        assertThat(text()).isEmpty();
    }

    @Test
    void drawsABarWithCountRateAndTimeLeft() {
        try (Progress progress = progress(new Workplace.Display.Bar(120), 2_000)) {
            progress.add(500);
            wait(Duration.ofSeconds(5));
            progress.show();
            assertThat(text())
                    .isEqualTo(
                            "\r\u001b[2KSending  [######------------------]  25 %  500 of 2,000 facts  100/s  15.0 s left");
        }
    }

    @Test
    void neverDrawsWiderThanTheTerminal() {
        try (Progress progress = progress(new Workplace.Display.Bar(40), 2_000)) {
            progress.add(1);
            wait(Duration.ofSeconds(5));
            progress.show();
            assertThat(text().replace("\r\u001b[2K", "")).hasSize(39);
        }
    }

    @Test
    void printsPlainLinesWhereThereIsNoTerminal() {
        try (Progress progress = progress(new Workplace.Display.Lines(), 2_000)) {
            progress.step("stores");
            progress.step("stores");
            progress.add(1_000);
            wait(Duration.ofMinutes(2));
            progress.show();
        }
        assertThat(text().lines())
                .containsExactly(
                        "Sending: stores",
                        "Sending: stores  [############------------]  50 %  1,000 of 2,000 facts  8/s  2 min 0 s left",
                        "Sending: 1,000 facts in 2 min 0 s  8/s");
        assertThat(text()).doesNotContain("\u001b");
    }

    @Test
    void leavesNotesAboveTheBar() {
        try (Progress progress = progress(new Workplace.Display.Bar(80), 10)) {
            wait(Duration.ofSeconds(3));
            progress.show();
            progress.note("one was refused");
        }
        assertThat(text()).contains("\r\u001b[2Kone was refused\n").endsWith("Sending: 0 facts in 3.0 s  0/s\n");
    }

    @Test
    void endsOnce() {
        Progress progress = progress(new Workplace.Display.Lines(), 10);
        wait(Duration.ofSeconds(3));
        progress.close();
        progress.close();
        progress.show();
        assertThat(text().lines()).hasSize(1);
    }

    private Progress progress(Workplace.Display display, long total) {
        return new Progress(stream, display, nanos::get, "Sending", "facts", total);
    }

    private void wait(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private String text() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
