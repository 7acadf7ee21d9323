package io.revenuesignals.local.sending;

import io.revenuesignals.contracts.EventCatalog;
import io.revenuesignals.contracts.EventType;
import io.revenuesignals.local.stack.ApiClient;
import io.revenuesignals.local.terminal.CommandFailed;
import io.revenuesignals.local.terminal.Progress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Watches analytics-service store facts, by the counter it publishes of what became of every event it read. Counts from
 * the moment it is made; a service that is started anew in between counts from there.
 */
public final class StoredFacts {

    /**
     * What became of facts.
     *
     * @param stored kept now
     * @param duplicate kept before, the same again; a fact that is delivered twice counts twice
     * @param refused never to be kept like this: in conflict with a kept one, or unreadable
     */
    public record Count(long stored, long duplicate, long refused) {

        /** Those that are kept, now or before. */
        public long kept() {
            return stored + duplicate;
        }

        long read() {
            return stored + duplicate + refused;
        }

        Count minus(Count before) {
            return before.read() > read()
                    ? this
                    : new Count(stored - before.stored, duplicate - before.duplicate, refused - before.refused);
        }
    }

    private static final Pattern LINE = Pattern.compile("(?m)^signals_events_received_total\\{(.*)} (\\S+)$");
    private static final Pattern TYPE = Pattern.compile("type=\"([^\"]*)\"");
    private static final Pattern OUTCOME = Pattern.compile("outcome=\"([^\"]*)\"");

    private static final Set<String> FACTS = EventCatalog.types().stream()
            .filter(EventType::isFact)
            .map(EventType::name)
            .collect(Collectors.toUnmodifiableSet());

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /** So long without a move when everything has been read: nothing is under way. */
    private static final Duration SETTLED = Duration.ofSeconds(3);

    private final ApiClient analyticsManagement;
    private final Duration patience;
    private final Count before;

    /**
     * @param analyticsManagement the management address of analytics-service
     * @param patience how long nothing may move before waiting is given up
     */
    public StoredFacts(ApiClient analyticsManagement, Duration patience) {
        this.analyticsManagement = analyticsManagement;
        this.patience = patience;
        this.before = total();
    }

    /** What became of facts since this was made. */
    public Count count() {
        return total().minus(before);
    }

    /**
     * Waits until so many facts are stored. Where some were stored before, or came twice, reading may be ahead of storing:
     * then it waits until enough are accounted for and nothing moves any more.
     *
     * @param progress is told how many are accounted for
     */
    public Count await(long accepted, Progress progress) {
        Count count = count();
        long shown = progress.count();
        long moved = System.nanoTime();
        while (count.stored() < accepted && System.nanoTime() - moved < still(count, accepted)) {
            pause();
            Count now = count();
            if (!now.equals(count)) {
                count = now;
                moved = System.nanoTime();
            }
            long done = Math.min(accepted, count.read());
            progress.add(Math.max(0, done - shown));
            shown = Math.max(shown, done);
        }
        return count;
    }

    /** For how long nothing must move until it is the end. */
    private long still(Count count, long accepted) {
        Duration enough = count.read() < accepted || patience.compareTo(SETTLED) < 0 ? patience : SETTLED;
        return enough.toNanos();
    }

    private Count total() {
        String metrics =
                analyticsManagement.get("/actuator/prometheus").required().body();
        long stored = 0;
        long duplicate = 0;
        long refused = 0;
        Matcher lines = LINE.matcher(metrics);
        while (lines.find()) {
            if (FACTS.contains(label(TYPE, lines.group(1)))) {
                long value = (long) Double.parseDouble(lines.group(2));
                switch (label(OUTCOME, lines.group(1))) {
                    case "applied" -> stored += value;
                    case "duplicate" -> duplicate += value;
                    case "ignored" -> {}
                    default -> refused += value;
                }
            }
        }
        return new Count(stored, duplicate, refused);
    }

    private static String label(Pattern label, String labels) {
        Matcher found = label.matcher(labels);
        return found.find() ? found.group(1) : "";
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("Interrupted while waiting for analytics-service", e);
        }
    }
}
