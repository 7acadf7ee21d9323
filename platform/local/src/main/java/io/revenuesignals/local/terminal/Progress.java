package io.revenuesignals.local.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Shows how far something is that takes longer than two seconds; shorter work shows nothing but its steps.
 *
 * <p>On a terminal one line is drawn over and over; elsewhere a plain line appears at every step and every few seconds.
 * Any thread may add. Closing it draws the last line; use it in a try block.
 *
 * <pre>{@code
 * try (Progress progress = Progress.counting(workplace, "Sending facts", "facts", total)) {
 *     progress.add(500);
 * }
 * }</pre>
 */
public final class Progress implements AutoCloseable {

    /** Nothing is drawn before. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration BETWEEN_DRAWINGS = Duration.ofMillis(200);

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private static final int BAR_CELLS = 24;

    private static final String ERASE_LINE = "\r\u001b[2K";

    private static final double NANOS = 1e9;

    private final PrintStream stream;
    private final Workplace.Display display;
    private final LongSupplier nanos;
    private final String what;
    private final String unit;
    private final long total;
    private final long begun;
    private final LongAdder done = new LongAdder();
    private final ScheduledExecutorService ticker;

    private String step = "";
    private boolean shown;
    private boolean closed;

    Progress(PrintStream stream, Workplace.Display display, LongSupplier nanos, String what, String unit, long total) {
        this.stream = stream;
        this.display = display;
        this.nanos = nanos;
        this.what = what;
        this.unit = unit;
        this.total = total;
        this.begun = nanos.getAsLong();
        this.ticker = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("progress").factory());
    }

    /**
     * Work whose size is known.
     *
     * @param what what is done, such as "Sending facts"
     * @param unit what is counted, in the plural
     * @param total how many there are; 0 when not known
     */
    public static Progress counting(Workplace workplace, String what, String unit, long total) {
        Progress progress = new Progress(workplace.err(), workplace.display(), System::nanoTime, what, unit, total);
        progress.tick();
        return progress;
    }

    /** Work without a count: shows its steps and the time. */
    public static Progress waiting(Workplace workplace, String what) {
        return counting(workplace, what, "", 0);
    }

    /** So many more are done. */
    public void add(long count) {
        done.add(count);
    }

    /** What is done now, a few words; a plain line where there is no terminal. */
    public synchronized void step(String words) {
        if (words.equals(step) || closed) {
            return;
        }
        step = words;
        switch (display) {
            case Workplace.Display.Bar bar -> draw(bar);
            case Workplace.Display.Lines lines -> stream.println(what + ": " + words);
        }
    }

    /** A line for the caller that stays, above the progress. */
    public synchronized void note(String line) {
        if (shown && display instanceof Workplace.Display.Bar) {
            stream.print(ERASE_LINE);
        }
        stream.println(line);
        stream.flush();
    }

    /** How long it has taken so far, or took. */
    public Duration elapsed() {
        return Duration.ofNanos(nanos.getAsLong() - begun);
    }

    /** How many are done. */
    public long count() {
        return done.sum();
    }

    /** Ends the drawing; what took longer than two seconds leaves a line with its count, time and rate. */
    @Override
    public void close() {
        ticker.shutdownNow();
        end();
    }

    private void tick() {
        long period = (display instanceof Workplace.Display.Bar ? BETWEEN_DRAWINGS : BETWEEN_LINES).toMillis();
        long first = Math.max(PATIENCE.toMillis(), period);
        var _ = ticker.scheduleAtFixedRate(this::show, first, period, TimeUnit.MILLISECONDS);
    }

    synchronized void show() {
        if (closed || elapsed().compareTo(PATIENCE) < 0) {
            return;
        }
        switch (display) {
            case Workplace.Display.Bar bar -> draw(bar);
            case Workplace.Display.Lines lines -> stream.println(fit(line(), Integer.MAX_VALUE));
        }
    }

    private void draw(Workplace.Display.Bar bar) {
        stream.print(ERASE_LINE + fit(line(), bar.width() - 1));
        stream.flush();
        shown = true;
    }

    private synchronized void end() {
        if (closed) {
            return;
        }
        closed = true;
        if (shown && display instanceof Workplace.Display.Bar) {
            stream.print(ERASE_LINE);
        }
        if (elapsed().compareTo(PATIENCE) >= 0) {
            stream.println(summary());
        }
        stream.flush();
    }

    private String line() {
        String detail = step.isEmpty() ? "" : ": " + step;
        if (unit.isEmpty()) {
            return what + detail + "  " + seconds(elapsed());
        }
        return total > 0 ? what + detail + bounded() : what + detail + "  " + counted() + rate();
    }

    private String bounded() {
        double share = Math.min(1, (double) count() / total);
        int cells = (int) (share * BAR_CELLS);
        String bar = "#".repeat(cells) + "-".repeat(BAR_CELLS - cells);
        return String.format(
                Locale.ROOT,
                "  [%s] %3.0f %%  %,d of %,d %s%s%s",
                bar,
                share * 100,
                count(),
                total,
                unit,
                rate(),
                left());
    }

    private String summary() {
        String counted = unit.isEmpty() ? "done" : counted();
        return what + ": " + counted + " in " + seconds(elapsed()) + (unit.isEmpty() ? "" : rate());
    }

    private String counted() {
        return String.format(Locale.ROOT, "%,d %s", count(), unit);
    }

    private String rate() {
        double seconds = elapsed().toNanos() / NANOS;
        return seconds <= 0 ? "" : String.format(Locale.ROOT, "  %,.0f/s", count() / seconds);
    }

    private String left() {
        long count = count();
        if (count == 0 || count >= total) {
            return "";
        }
        double perItem = elapsed().toNanos() / (double) count;
        return "  " + seconds(Duration.ofNanos((long) (perItem * (total - count)))) + " left";
    }

    private static String seconds(Duration time) {
        return time.toMinutes() > 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    private static String fit(String line, int width) {
        return line.length() <= width ? line : line.substring(0, width);
    }
}
