package io.revenuesignals.local.simulation;

import io.revenuesignals.contracts.Channel;
import io.revenuesignals.local.sending.Batching;
import io.revenuesignals.local.sending.FactSender;
import io.revenuesignals.local.sending.FactWriter;
import io.revenuesignals.local.sending.StoredFacts;
import io.revenuesignals.local.sending.Tally;
import io.revenuesignals.local.stack.RunningStack;
import io.revenuesignals.local.terminal.CommandFailed;
import io.revenuesignals.local.terminal.Progress;
import io.revenuesignals.local.terminal.Workplace;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The story of the loop, told through the public APIs: goals are set, a year of facts comes in, a competitor cuts its
 * prices and a retailer asks for a lower one, analytics says what it sees and what it advises, pricing decides, and
 * analytics sees the new price.
 */
final class Story {

    private static final int BATCH = 500;
    private static final int CONNECTIONS = 4;
    private static final Duration SETTLING_PATIENCE = Duration.ofMinutes(2);
    private static final Duration STORING_PATIENCE = Duration.ofSeconds(45);
    private static final Duration ESTIMATING_PATIENCE = Duration.ofSeconds(60);
    private static final Duration ADVISING_PATIENCE = Duration.ofSeconds(30);
    private static final Duration MEASURING_PATIENCE = Duration.ofSeconds(30);
    private static final Duration NOTICING_PATIENCE = Duration.ofSeconds(20);
    private static final double WISHED = 0.93;
    private static final double NANOS = 1e9;

    private final Workplace workplace;
    private final MarketSimulation market;
    private final MarketTotals totals;
    private final Cast cast;
    private final Marketing marketing;
    private final Pricing pricing;
    private final StoredFacts stored;
    private final Retailer asker;

    Story(Workplace workplace, RunningStack stack, MarketSimulation market) {
        this.workplace = workplace;
        this.market = market;
        this.totals = market.totals();
        this.asker = asker(market);
        this.cast = Cast.of(stack, asker.id());
        this.marketing = new Marketing(cast.marketing());
        this.pricing = new Pricing(cast.pricing());
        this.stored = new StoredFacts(cast.operator(), STORING_PATIENCE);
    }

    /**
     * What was told, for those who print it.
     *
     * @param answered the price request, as it stands at the end
     * @param approved decision that a person took for a recommendation; null when none could be approved
     * @param declined decision that a person took against one; null when none waited
     * @param noticed what analytics then knows of the approved price; null when it knows nothing in time
     * @param advice every recommendation, word for word
     * @param differences between what analytics counts and what the market reported; empty when they agree
     */
    record Told(
            MarketTotals totals,
            Tally year,
            double storedSeconds,
            List<JsonNode> goals,
            List<JsonNode> responses,
            JsonNode answered,
            @Nullable JsonNode approved,
            @Nullable JsonNode declined,
            @Nullable JsonNode noticed,
            List<JsonNode> advice,
            List<JsonNode> decisions,
            ReactionProbe.Measured reaction,
            FreshnessProbe.Measured freshness,
            DemoResults.Facts facts,
            List<String> differences) {}

    Told tell() {
        List<String> goals = step("Setting the scene", "costs, policy, prices and goals", () -> {
            pricing.prepare(market);
            return marketing.publish(new GoalPlans(market.plan(), totals).all());
        });
        long begun = System.nanoTime();
        Tally year = sendYear();
        awaitStored(year.accepted());
        double storedSeconds = (System.nanoTime() - begun) / NANOS;
        List<String> differences = differences();
        List<JsonNode> responses = step("Estimating", "price response per product and retailer", this::responses);

        ReactionProbe.Measured reaction;
        Tally cuts;
        try (FactSender sender = new FactSender(cast.systems(), CONNECTIONS, SETTLING_PATIENCE)) {
            reaction = cut(sender);
            cuts = sender.finish();
        }
        String request = step("A retailer asks", asker.name() + " wants a lower price", this::ask);
        Decided decided = step("Deciding", "pricing looks at what waits", () -> decide(request));
        FreshnessProbe.Measured freshness = freshness();
        Tally all = year.and(cuts).and(freshness.tally());
        StoredFacts.Count count = awaitStored(all.accepted());
        List<JsonNode> progress = step(
                "Measuring",
                "goals",
                () -> marketing.withProgress(goals, market.plan().end().minusDays(1), MEASURING_PATIENCE));
        List<JsonNode> advice = pricing.recommendations().stream()
                .map(listed -> pricing.recommendation(listed.path("id").asString()))
                .toList();
        return new Told(
                totals,
                year,
                storedSeconds,
                progress,
                responses,
                cast.sales().get("/v1/price-requests/" + request).required().json(),
                decided.approved(),
                decided.declined(),
                decided.noticed(),
                advice,
                pricing.decisions(),
                reaction,
                freshness,
                new DemoResults.Facts(all.sent(), all.accepted(), all.rejected(), count.stored()),
                differences);
    }

    private Tally sendYear() {
        try (Progress progress = Progress.counting(workplace, "Sending a year of facts", "facts", totals.facts());
                FactSender sender = new FactSender(cast.systems(), CONNECTIONS, SETTLING_PATIENCE)) {
            Batching batching =
                    new Batching(BATCH, batch -> sender.send(batch, settled -> progress.add(settled.size())));
            market.describe(fact -> batching.add(FactWriter.written(fact)));
            market.report(fact -> batching.add(FactWriter.written(fact)));
            batching.flush();
            return sender.finish();
        }
    }

    private StoredFacts.Count awaitStored(long accepted) {
        try (Progress progress = Progress.counting(workplace, "Storing", "facts", accepted)) {
            return stored.await(accepted, progress);
        }
    }

    /** What analytics counts must be what the market reported, to the pack and to the cent. */
    private List<String> differences() {
        LocalDate from = market.plan().week(0);
        LocalDate to = market.plan().end();
        JsonNode answer = cast.analyst()
                .get("/v1/query?measures=units,revenue,sales&from=" + from + "&to=" + to)
                .required()
                .json();
        List<String> differences = new ArrayList<>();
        differ(differences, "packs sold", totals.allUnits(), answer.at("/rows/0/measures/units"));
        differ(differences, "revenue", totals.allRevenue(), answer.at("/rows/0/measures/revenue"));
        differ(differences, "sales", BigDecimal.valueOf(totals.sales()), answer.at("/rows/0/measures/sales"));
        return differences;
    }

    private static void differ(List<String> differences, String what, BigDecimal reported, JsonNode counted) {
        BigDecimal number = Reading.number(counted);
        if (number == null || number.compareTo(reported) != 0) {
            differences.add("%s: reported %s, counted %s".formatted(what, reported.toPlainString(), counted));
        }
    }

    /** Waits until every estimate rests on the whole year. */
    private List<JsonNode> responses() {
        Optional<List<JsonNode>> all = Waiting.until(
                ESTIMATING_PATIENCE,
                () -> Optional.of(readResponses())
                        .filter(found -> !found.isEmpty() && found.stream().allMatch(this::knowsTheYear)));
        return all.orElseGet(this::readResponses);
    }

    private List<JsonNode> readResponses() {
        return Pages.all(cast.analystOfAll(), "/v1/price-response");
    }

    private boolean knowsTheYear(JsonNode response) {
        LocalDate asOf = LocalDate.parse(response.path("asOf").asString());
        return !asOf.isBefore(market.plan().end());
    }

    private ReactionProbe.Measured cut(FactSender sender) {
        ReactionProbe probe = new ReactionProbe(market, sender, cast.pricing());
        try (Progress progress = Progress.counting(
                workplace, Market.PRICE_CUTTER + " cuts its prices", "retailers", ReactionProbe.retailersPlanned())) {
            return probe.measure(progress);
        }
    }

    private String ask() {
        Sku sku = market.market().ownSkus().getFirst();
        int price = market.shelves().last(asker, sku).regular();
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("product", sku.id());
        request.put("place", Map.of("retailer", asker.id()));
        request.put(
                "wishedPrice",
                Map.of(
                        "amount",
                        BigDecimal.valueOf(Shelves.ending(price * WISHED), 2).toPlainString(),
                        "currency",
                        "USD"));
        request.put("reason", Market.PRICE_CUTTER + " is cheaper across the street");
        request.put("neededBy", market.plan().today().plusWeeks(2).toString());
        request.put("expectedExtraUnits", "40");
        return cast.sales()
                .post("/v1/price-requests", request)
                .required()
                .json()
                .path("id")
                .asString();
    }

    /** What people decided. */
    private record Decided(
            @Nullable JsonNode approved,
            @Nullable JsonNode declined,
            @Nullable JsonNode noticed) {}

    /**
     * Pricing decides on what waits, first on what answers the retailer; when analytics advises no price for that, pricing
     * tells the retailer what analytics found.
     */
    private Decided decide(String request) {
        Optional<JsonNode> judgement = Waiting.until(ADVISING_PATIENCE, () -> judged(request));
        if (judgement.filter(Story::advises).isPresent()) {
            Waiting.until(ADVISING_PATIENCE, () -> advice(request));
        } else {
            pricing.declineRequest(request, reasonAgainst(judgement));
        }
        List<JsonNode> waiting = new ArrayList<>(pricing.waiting());
        waiting.sort((one, other) -> Boolean.compare(answers(other, request), answers(one, request)));
        JsonNode approved = pricing.approveOne(waiting).orElse(null);
        List<JsonNode> others = pricing.waiting();
        JsonNode declined = pricing.declineOne(others).orElse(null);
        return new Decided(
                approved, declined, approved == null ? null : noticed(approved).orElse(null));
    }

    private Optional<JsonNode> advice(String request) {
        return pricing.recommendations().stream()
                .filter(recommendation -> answers(recommendation, request))
                .findFirst();
    }

    /** How analytics judged the price that the request is about, once it has looked at the request. */
    private Optional<JsonNode> judged(String request) {
        String sku = market.market().ownSkus().getFirst().id();
        return cast.analystOfAll()
                .get("/v1/judgements?product=" + Pages.encoded(sku) + "&scope="
                        + Pages.encoded("retailer:" + asker.id()))
                .required()
                .json()
                .path("items")
                .valueStream()
                .filter(judgement -> request.equals(Reading.text(judgement.at("/wish/request"))))
                .findFirst();
    }

    private static boolean advises(JsonNode judgement) {
        return "RECOMMEND".equals(Reading.text(judgement.path("verdict")));
    }

    private static String reasonAgainst(Optional<JsonNode> found) {
        return found.map(judgement -> "Analytics: %s. At the price asked for %s packs a week instead of %s"
                        .formatted(
                                judgement.path("detail").asString(),
                                judgement.at("/wish/then/units").asString(),
                                judgement.at("/wish/now/units").asString()))
                .orElse("Too little is known of how shoppers there answer to price");
    }

    private static boolean answers(JsonNode recommendation, String request) {
        return request.equals(Reading.text(recommendation.path("request")));
    }

    /** What analytics knows of the price that a decision set. */
    private Optional<JsonNode> noticed(JsonNode decision) {
        String price = decision.path("price").asString("");
        String path =
                "/v1/effects?product=" + Pages.encoded(decision.path("product").asString());
        return Waiting.until(
                NOTICING_PATIENCE,
                () -> Pages.all(cast.analystOfAll(), path).stream()
                        .filter(effect -> price.equals(effect.path("price").asString()))
                        .findFirst());
    }

    private FreshnessProbe.Measured freshness() {
        FreshnessProbe probe = new FreshnessProbe(market, cast.systems(), cast.analyst());
        try (Progress progress =
                Progress.counting(workplace, "Measuring freshness", "probes", FreshnessProbe.probesPlanned())) {
            return probe.measure(progress);
        }
    }

    private <T> T step(String what, String words, Supplier<T> work) {
        try (Progress progress = Progress.waiting(workplace, what)) {
            progress.step(words);
            return work.get();
        }
    }

    /** A pharmacy that sells our first product. */
    private static Retailer asker(MarketSimulation market) {
        Sku sku = market.market().ownSkus().getFirst();
        return market.market().retailers().stream()
                .filter(retailer -> retailer.channel() == Channel.PHARMACY)
                .filter(retailer -> market.listings().carries(retailer, sku))
                .findFirst()
                .or(() -> market.market().retailers().stream()
                        .filter(retailer -> market.listings().carries(retailer, sku))
                        .findFirst())
                .orElseThrow(() -> new CommandFailed("Nobody sells our sauce in this market; try another seed"));
    }
}
