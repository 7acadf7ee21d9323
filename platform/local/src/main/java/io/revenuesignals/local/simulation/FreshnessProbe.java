package io.revenuesignals.local.simulation;

import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.contracts.Place;
import io.revenuesignals.contracts.observation.PriceObserved;
import io.revenuesignals.contracts.observation.ShelfObserved;
import io.revenuesignals.local.sending.FactSender;
import io.revenuesignals.local.sending.FactWriter;
import io.revenuesignals.local.sending.OutgoingFact;
import io.revenuesignals.local.sending.Tally;
import io.revenuesignals.local.stack.ApiClient;
import io.revenuesignals.local.terminal.CommandFailed;
import io.revenuesignals.local.terminal.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Measures how long it takes from the door's answer until a fact shows in a query, while other facts come in at a steady
 * rate. Each probe is a price seen by somebody in a store where nobody looked this week.
 */
final class FreshnessProbe {

    /**
     * What was measured.
     *
     * @param times from the door's answer to the first query that counts the fact
     * @param lost probes that never showed in time
     * @param tally of the facts sent meanwhile, probes included
     * @param rate facts per second that came in beside the probes
     */
    record Measured(Quantiles times, int lost, Tally tally, double rate) {}

    private static final int PROBES = 100;
    private static final int BACKGROUND_RATE = 1_000;
    private static final int BACKGROUND_BATCH = 100;
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** After so many in a row that never showed there is no point in going on. */
    private static final int HOPELESS = 3;

    private static final Duration SENDING_PATIENCE = Duration.ofMinutes(1);
    private static final double NANOS = 1e9;

    private final Market market;
    private final Listings listings;
    private final Shelves shelves;
    private final ApiClient door;
    private final ApiClient analytics;

    FreshnessProbe(MarketSimulation simulation, ApiClient door, ApiClient analytics) {
        this.market = simulation.market();
        this.listings = simulation.listings();
        this.shelves = simulation.shelves();
        this.door = door;
        this.analytics = analytics;
    }

    Measured measure(Progress progress) {
        Quantiles times = new Quantiles();
        AtomicBoolean over = new AtomicBoolean();
        long begun = System.nanoTime();
        try (FactSender probes = new FactSender(door, 1, SENDING_PATIENCE);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Tally> background = threads.submit(() -> background(over));
            int lost = probe(probes, times, progress);
            over.set(true);
            Tally beside = done(background);
            double seconds = (System.nanoTime() - begun) / NANOS;
            return new Measured(times, lost, probes.finish().and(beside), beside.accepted() / seconds);
        }
    }

    private int probe(FactSender probes, Quantiles times, Progress progress) {
        int lost = 0;
        int inARow = 0;
        List<EventEnvelope<PriceObserved>> facts = probes();
        for (EventEnvelope<PriceObserved> fact : facts) {
            probes.send(List.of(FactWriter.written(fact)));
            probes.finish();
            long acknowledged = System.nanoTime();
            Optional<Boolean> seen = Waiting.until(
                    PATIENCE, BETWEEN_LOOKS, () -> isCounted(fact.data()) ? Optional.of(true) : Optional.empty());
            if (seen.isPresent()) {
                times.add(Duration.ofNanos(System.nanoTime() - acknowledged));
                inARow = 0;
            } else {
                lost++;
                inARow++;
            }
            progress.add(1);
            if (inARow == HOPELESS) {
                break;
            }
            Waiting.pause(BETWEEN_PROBES);
        }
        return lost;
    }

    static int probesPlanned() {
        return PROBES;
    }

    private boolean isCounted(PriceObserved price) {
        LocalDate day = price.observedAt().toLocalDate();
        String answer = "/v1/query?measures=priceObservations&from=" + day + "&to=" + day.plusDays(1)
                + "&filter%5Bproduct%5D=" + Pages.encoded(price.product())
                + "&filter%5Bstore%5D="
                + Pages.encoded(String.valueOf(price.place().store()));
        return analytics
                        .get(answer)
                        .required()
                        .json()
                        .at("/rows/0/measures/priceObservations")
                        .asLong(0)
                > 0;
    }

    /** Prices of rivals as they were, each seen in another store. */
    private List<EventEnvelope<PriceObserved>> probes() {
        List<EventEnvelope<PriceObserved>> probes = new ArrayList<>();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        for (Sku sku : market.rivals()) {
            for (Shop shop : market.shops()) {
                if (probes.size() < PROBES && listings.of(shop, sku) != null) {
                    probes.add(probe(shop, sku, now));
                }
            }
        }
        return probes;
    }

    private EventEnvelope<PriceObserved> probe(Shop shop, Sku sku, Instant now) {
        int price = shelves.last(shop.retailer(), sku).regular();
        OffsetDateTime seen = now.atOffset(ZoneOffset.UTC);
        return new EventEnvelope<>(
                "probe-" + sku.id() + '-' + shop.id(),
                "/field-app/probe",
                now,
                null,
                null,
                new PriceObserved(
                        sku.id(), Place.store(shop.id()), Facts.money(price), null, "field.probe", seen, null));
    }

    /** Shelves of rivals as they are, at a steady rate: what is late is made up for. */
    private Tally background(AtomicBoolean over) {
        List<EventEnvelope<ShelfObserved>> looks = looks();
        long begun = System.nanoTime();
        try (FactSender sender = new FactSender(door, 2, SENDING_PATIENCE)) {
            for (int round = 0; !over.get(); round++) {
                sender.send(batch(looks, round));
                long due = begun + (long) ((round + 1.0) * BACKGROUND_BATCH / BACKGROUND_RATE * NANOS);
                Waiting.pause(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            }
            return sender.finish();
        }
    }

    private static List<OutgoingFact> batch(List<EventEnvelope<ShelfObserved>> looks, int round) {
        List<OutgoingFact> batch = new ArrayList<>(BACKGROUND_BATCH);
        for (int i = 0; i < BACKGROUND_BATCH; i++) {
            int number = round * BACKGROUND_BATCH + i;
            EventEnvelope<ShelfObserved> look = looks.get(number % looks.size());
            batch.add(FactWriter.written(
                    new EventEnvelope<>("look-" + number, look.source(), look.time(), null, null, look.data())));
        }
        return batch;
    }

    private List<EventEnvelope<ShelfObserved>> looks() {
        List<EventEnvelope<ShelfObserved>> looks = new ArrayList<>();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        for (Shop shop : market.shops()) {
            for (Sku sku : market.rivals()) {
                if (listings.of(shop, sku) != null) {
                    looks.add(new EventEnvelope<>(
                            "look",
                            "/field-app/stream",
                            now,
                            null,
                            null,
                            new ShelfObserved(
                                    sku.id(),
                                    shop.id(),
                                    true,
                                    false,
                                    null,
                                    "field.stream",
                                    now.atOffset(ZoneOffset.UTC))));
                }
            }
        }
        return looks;
    }

    private static Tally done(Future<Tally> background) {
        try {
            return background.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("Interrupted while measuring", e);
        }
    }
}
