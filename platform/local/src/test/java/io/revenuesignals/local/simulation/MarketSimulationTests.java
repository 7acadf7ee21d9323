package io.revenuesignals.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.contracts.FactReference;
import io.revenuesignals.contracts.Mechanic;
import io.revenuesignals.contracts.observation.PriceObserved;
import io.revenuesignals.contracts.observation.PromotionObserved;
import io.revenuesignals.contracts.observation.ShelfObserved;
import io.revenuesignals.contracts.reference.StoreDescribed;
import io.revenuesignals.contracts.sale.CustomerGained;
import io.revenuesignals.contracts.sale.SaleRecorded;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MarketSimulationTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    /** Store-weeks from which on a retailer tells something on its own. */
    private static final int ENOUGH = 400;

    private static final MarketSimulation MARKET = MarketSimulation.of(new MarketPlan(42, 600, 52, TODAY));

    private static final List<EventEnvelope<?>> FACTS = factsOf(MARKET);

    @Test
    void tellsTheSameForTheSameSeed() {
        assertThat(factsOf(MarketSimulation.of(new MarketPlan(42, 600, 52, TODAY))))
                .isEqualTo(FACTS);
    }

    @Test
    void tellsTheSameTwice() {
        assertThat(factsOf(MARKET)).isEqualTo(FACTS);
    }

    @Test
    void tellsSomethingElseForAnotherSeed() {
        MarketPlan other = new MarketPlan(43, 600, 52, TODAY);
        assertThat(factsOf(MarketSimulation.of(other))).isNotEqualTo(FACTS);
    }

    @Test
    void hasTheSizeThatWasAskedFor() {
        List<StoreDescribed> stores = of(StoreDescribed.class);
        assertThat(stores).hasSize(600);
        assertThat(stores.stream().map(StoreDescribed::retailer).distinct()).hasSize(40);
        assertThat(stores.stream().map(StoreDescribed::channel).distinct()).hasSize(6);
        assertThat(FACTS).hasSizeBetween(150_000, 300_000);
        assertThat(MARKET.totals().facts()).isEqualTo(FACTS.size());
    }

    @Test
    void hasOneStoreForEachRetailerAtLeast() {
        MarketSimulation small = MarketSimulation.of(new MarketPlan(7, MarketPlan.FEWEST_STORES, 8, TODAY));
        Set<Retailer> served =
                small.market().shops().stream().map(Shop::retailer).collect(Collectors.toSet());
        assertThat(served).hasSize(40);
    }

    @Test
    void neverGivesTwoFactsOneName() {
        Set<FactReference> names = new HashSet<>();
        FACTS.forEach(
                fact -> assertThat(names.add(fact.reference())).as("%s", fact).isTrue());
    }

    @Test
    void speaksOfThePastOnly() {
        Instant now = TODAY.atStartOfDay().toInstant(ZoneOffset.UTC);
        assertThat(FACTS).allSatisfy(fact -> assertThat(fact.time()).isBefore(now));
        assertThat(of(SaleRecorded.class))
                .allSatisfy(sale -> assertThat(sale.period().end()).isBeforeOrEqualTo(TODAY));
        assertThat(of(CustomerGained.class))
                .allSatisfy(gained -> assertThat(gained.firstPurchase()).isBefore(TODAY));
    }

    @Test
    void sellsNothingBeforeTheFirstWeek() {
        LocalDate first = of(SaleRecorded.class).stream()
                .map(sale -> sale.period().firstDay())
                .min(LocalDate::compareTo)
                .orElseThrow();
        assertThat(first).isEqualTo(TODAY.minusWeeks(52));
    }

    @Test
    void winsStoresTowardsTheGoal() {
        Map<LocalDate, Set<String>> selling = new TreeMap<>();
        of(SaleRecorded.class).stream()
                .filter(sale -> isOwn(sale.product()))
                .forEach(sale -> selling.computeIfAbsent(sale.period().firstDay(), week -> new HashSet<>())
                        .add(sale.place().id()));
        int before = selling.get(TODAY.minusWeeks(52)).size();
        int after = selling.get(TODAY.minusWeeks(1)).size();
        assertThat(before).isBetween(150, 300);
        assertThat(after).isBetween(400, 500);
        assertThat(after).isCloseTo((int) MARKET.storesWithDistribution(), within(5));
    }

    @Test
    void showsEmptyShelvesLostListingsAndPromotions() {
        assertThat(of(ShelfObserved.class)).anyMatch(ShelfObserved::soldOut).anyMatch(shelf -> !shelf.present());
        assertThat(of(PromotionObserved.class).stream()
                        .map(PromotionObserved::mechanic)
                        .distinct())
                .containsExactlyInAnyOrder(Mechanic.PRICE_CUT, Mechanic.FEATURE, Mechanic.DISPLAY);
    }

    @Test
    void showsTheCompetitorsCutInTheLastWeeks() {
        Retailer discounter = MARKET.market().retailers().stream()
                .filter(Shelves::seesCutEarly)
                .findFirst()
                .orElseThrow();
        Sku cutter = MARKET.market().rivals().getFirst();
        assertThat(MARKET.shelves().last(discounter, cutter).regular())
                .isLessThan(MARKET.shelves().at(discounter, cutter, 0).regular());
    }

    @Test
    void keepsTruthWhereItWasSaid() {
        List<Double> elasticities =
                ownResponses().stream().map(MarketTruth.Response::elasticity).toList();
        double mean =
                elasticities.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        assertThat(mean).isCloseTo(-2.5, within(0.15));
        assertThat(elasticities).allSatisfy(value -> assertThat(value).isBetween(-3.5, -1.5));
    }

    /** A reader who knows nothing but the facts finds the truth: per retailer, ln units against ln price and the rest. */
    @Test
    void letsOrdinaryLeastSquaresFindTheTruth() {
        Map<String, LeastSquares> equations = new HashMap<>();
        equations().forEach((cell, equation) -> {
            if (equation.size() > ENOUGH) {
                equations.put(cell, equation);
            }
        });
        List<Double> errors = new ArrayList<>();
        equations.forEach((cell, equation) -> {
            String[] names = cell.split("\\|");
            errors.add(
                    equation.solve()[1] - MARKET.truth().of(names[0], names[1]).elasticity());
        });
        double bias = errors.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double spread = Math.sqrt(
                errors.stream().mapToDouble(error -> error * error).average().orElseThrow());
        assertThat(errors).hasSizeGreaterThan(30);
        assertThat(bias).isCloseTo(0, within(0.1));
        assertThat(spread).isLessThan(0.35);
    }

    private static Map<String, LeastSquares> equations() {
        Map<String, PriceObserved> prices = new HashMap<>();
        FACTS.forEach(fact -> {
            if (fact.data() instanceof PriceObserved price) {
                LocalDate week = price.observedAt().toLocalDate().minusDays(1);
                prices.put(price.product() + '|' + price.place().retailer() + '|' + week, price);
            }
        });
        Set<String> promotions = of(PromotionObserved.class).stream()
                .map(promotion -> promotion.product()
                        + '|'
                        + promotion.place().retailer()
                        + '|'
                        + promotion.from()
                        + '|'
                        + promotion.mechanic())
                .collect(Collectors.toSet());
        Map<String, String> retailers = of(StoreDescribed.class).stream()
                .collect(Collectors.toMap(StoreDescribed::store, StoreDescribed::retailer));
        Map<String, Double> levels = levels();
        Map<String, LeastSquares> equations = new HashMap<>();
        of(SaleRecorded.class).stream().filter(sale -> isOwn(sale.product())).forEach(sale -> {
            String retailer = retailers.get(sale.place().store());
            String week = sale.product() + '|' + retailer + '|' + sale.period().firstDay();
            equations
                    .computeIfAbsent(sale.product() + '|' + retailer, cell -> new LeastSquares())
                    .add(
                            Math.log(sale.units().doubleValue())
                                    - levels.get(sale.product() + sale.place().store()),
                            1,
                            Math.log(prices.get(week).shelfPrice().amount().doubleValue()),
                            rivals(prices, retailer, sale.period().firstDay()),
                            promotions.contains(week + "|FEATURE") ? 1 : 0,
                            promotions.contains(week + "|DISPLAY") ? 1 : 0,
                            promotions.contains(week + "|PRICE_CUT") ? 1 : 0,
                            Math.sin(turn(sale.period().firstDay())),
                            Math.cos(turn(sale.period().firstDay())));
        });
        return equations;
    }

    private static double turn(LocalDate day) {
        return 2 * Math.PI * day.getDayOfYear() / 365;
    }

    private static Map<String, Double> levels() {
        return of(SaleRecorded.class).stream()
                .collect(Collectors.groupingBy(
                        sale -> sale.product() + sale.place().store(),
                        Collectors.averagingDouble(sale -> Math.log(sale.units().doubleValue()))));
    }

    private static double rivals(Map<String, PriceObserved> prices, String retailer, LocalDate week) {
        return MARKET.market().rivals().stream()
                .map(sku -> prices.get(sku.id() + '|' + retailer + '|' + week))
                .filter(price -> price != null)
                .mapToDouble(price -> Math.log(price.shelfPrice().amount().doubleValue()))
                .average()
                .orElse(0);
    }

    private static List<MarketTruth.Response> ownResponses() {
        return MARKET.market().ownSkus().stream()
                .flatMap(sku -> MARKET.market().retailers().stream()
                        .map(retailer -> MARKET.truth().of(sku, retailer)))
                .toList();
    }

    private static boolean isOwn(String product) {
        return product.startsWith("nonna-lucia");
    }

    private static <E extends Event> List<E> of(Class<E> kind) {
        return FACTS.stream()
                .map(EventEnvelope::data)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static List<EventEnvelope<?>> factsOf(MarketSimulation market) {
        List<EventEnvelope<?>> facts = new ArrayList<>();
        market.describe(facts::add);
        market.report(facts::add);
        return facts;
    }
}
