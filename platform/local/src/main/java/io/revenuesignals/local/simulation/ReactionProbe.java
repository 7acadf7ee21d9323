package io.revenuesignals.local.simulation;

import io.revenuesignals.local.sending.FactSender;
import io.revenuesignals.local.sending.FactWriter;
import io.revenuesignals.local.sending.OutgoingFact;
import io.revenuesignals.local.stack.ApiClient;
import io.revenuesignals.local.terminal.CommandFailed;
import io.revenuesignals.local.terminal.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/**
 * The competitor's cut reaches the other chains: measures how long it takes from the door's answer to the lower prices
 * until pricing has a recommendation for that retailer.
 */
final class ReactionProbe {

    /**
     * What was measured.
     *
     * @param times from the door's answer until pricing-service shows the recommendation
     * @param retailers that saw the cut
     * @param silent those at which nothing was recommended, because no other price would be better
     */
    record Measured(Quantiles times, int retailers, int silent) {}

    private static final int RETAILERS = 12;
    private static final int AT_ONCE = 4;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Market market;
    private final Listings listings;
    private final Shelves shelves;
    private final FactSender door;
    private final ApiClient pricing;

    ReactionProbe(MarketSimulation simulation, FactSender door, ApiClient pricing) {
        this.market = simulation.market();
        this.listings = simulation.listings();
        this.shelves = simulation.shelves();
        this.door = door;
        this.pricing = pricing;
    }

    Measured measure(Progress progress) {
        Quantiles times = new Quantiles();
        List<Retailer> retailers = market.retailers().stream()
                .filter(retailer -> !Shelves.seesCutEarly(retailer) && sellsBoth(retailer))
                .limit(RETAILERS)
                .toList();
        for (int from = 0; from < retailers.size(); from += AT_ONCE) {
            List<Retailer> wave = retailers.subList(from, Math.min(retailers.size(), from + AT_ONCE));
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                wave.forEach(retailer -> threads.execute(() -> probe(retailer, times, progress)));
            }
        }
        return new Measured(times, retailers.size(), retailers.size() - times.count());
    }

    static int retailersPlanned() {
        return RETAILERS;
    }

    private void probe(Retailer retailer, Quantiles times, Progress progress) {
        Set<String> before = new HashSet<>(Pricing.ids(recommendations(retailer)));
        List<OutgoingFact> cut = cut(retailer);
        CountDownLatch settled = new CountDownLatch(1);
        door.send(cut, verdicts -> settled.countDown());
        await(settled);
        long acknowledged = System.nanoTime();
        Optional<JsonNode> found = Waiting.until(
                PATIENCE,
                BETWEEN_LOOKS,
                () -> recommendations(retailer).stream()
                        .filter(recommendation ->
                                !before.contains(recommendation.path("id").asString()))
                        .findFirst());
        found.ifPresent(recommendation -> times.add(Duration.ofNanos(System.nanoTime() - acknowledged)));
        progress.add(1);
    }

    private List<JsonNode> recommendations(Retailer retailer) {
        return Pages.all(pricing, "/v1/recommendations?scope=" + Pages.encoded("retailer:" + retailer.id()));
    }

    /** The lower prices as somebody sees them now. */
    private List<OutgoingFact> cut(Retailer retailer) {
        OffsetDateTime now = Instant.now().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
        List<OutgoingFact> facts = new ArrayList<>();
        for (Sku sku : market.rivals()) {
            if (sku.brand().equals(Market.PRICE_CUTTER) && listings.carries(retailer, sku)) {
                int price = Shelves.ending(shelves.last(retailer, sku).regular() * (1 - Shelves.COMPETITOR_CUT));
                facts.add(FactWriter.written(
                        Facts.price("cut-" + sku.id() + '-' + retailer.id(), retailer, sku, price, price, now)));
            }
        }
        return facts;
    }

    private boolean sellsBoth(Retailer retailer) {
        boolean theirs = market.rivals().stream()
                .anyMatch(sku -> sku.brand().equals(Market.PRICE_CUTTER) && listings.carries(retailer, sku));
        return theirs && market.ownSkus().stream().anyMatch(sku -> listings.carries(retailer, sku));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("Interrupted while measuring", e);
        }
    }
}
