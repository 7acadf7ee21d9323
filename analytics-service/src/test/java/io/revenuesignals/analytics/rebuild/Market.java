package io.revenuesignals.analytics.rebuild;

import io.revenuesignals.analytics.Told;
import io.revenuesignals.analytics.YearOfSales;
import io.revenuesignals.contracts.Channel;
import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.contracts.FactReference;
import io.revenuesignals.contracts.Mechanic;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.Place;
import io.revenuesignals.contracts.observation.ObservationCorrected;
import io.revenuesignals.contracts.observation.ObservationEvent;
import io.revenuesignals.contracts.observation.ObservationRetracted;
import io.revenuesignals.contracts.observation.PriceObserved;
import io.revenuesignals.contracts.observation.PromotionObserved;
import io.revenuesignals.contracts.observation.ShelfObserved;
import io.revenuesignals.contracts.reference.Owner;
import io.revenuesignals.contracts.sale.CustomerGained;
import io.revenuesignals.contracts.sale.SaleCorrected;
import io.revenuesignals.contracts.sale.SaleEvent;
import io.revenuesignals.contracts.sale.SaleRecorded;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Facts of every kind as sources tell them: revised, corrected, retracted, repeated, amended before they were told. */
final class Market {

    static final String PREFIX = "rb-";

    private static final Instant TIME = Instant.parse("2026-04-20T10:00:00Z");
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final int PRODUCTS = 4;
    private static final int STORES = 3;

    private final Random chance;
    private int number;

    Market(long seed) {
        this.chance = new Random(seed);
    }

    /** Products and places; the older description of one comes behind the newer. */
    List<EventEnvelope<?>> descriptions() {
        List<EventEnvelope<?>> told = new ArrayList<>();
        told.add(event("retailer", Told.retailer(PREFIX + "retailer", Channel.PHARMACY)));
        for (int product = 0; product < PRODUCTS; product++) {
            told.add(event("product-" + product, Told.product(product(product), "now", Owner.OWN, PREFIX + "other")));
            told.add(Told.event(
                    id("product-before-" + product),
                    TIME.minusSeconds(60),
                    Told.product(product(product), "before", Owner.OWN, PREFIX + "other")));
        }
        for (int store = 0; store < STORES; store++) {
            told.add(event("store-" + store, Told.store(store(store), PREFIX + "retailer", Channel.PHARMACY)));
        }
        return told;
    }

    /** So many facts, and what amends them: before or behind, by one or by several, and now and then by the wrong kind. */
    List<EventEnvelope<?>> facts(int count) {
        List<EventEnvelope<?>> told = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            EventEnvelope<?> fact = event("fact-" + number++, fact());
            List<EventEnvelope<?>> amendments = amendments(fact);
            boolean before = chance.nextInt(4) == 0;
            told.addAll(before ? amendments : List.of());
            told.add(fact);
            told.addAll(before ? List.of() : amendments);
            if (chance.nextInt(8) == 0) {
                told.add(fact);
            }
        }
        return told;
    }

    /** An amendment of what nobody ever told. */
    EventEnvelope<?> orphan() {
        return event(
                "orphan",
                new SaleCorrected(new FactReference(Told.SOURCE, id("never-told")), (SaleRecorded) sale(), "lost"));
    }

    /** A sale under this number that any product may have. */
    EventEnvelope<?> claim(int number, String product, String units) {
        return event("claim-" + number, Told.weekly(PREFIX + product, store(0), FIRST, units, "10.00"));
    }

    /** One more look at a price of the year's. */
    EventEnvelope<?> ofYear(YearOfSales year) {
        return event("of-year", Told.price(year.product(), year.store(1), FIRST, "2.99"));
    }

    EventEnvelope<?> customer(String id) {
        return event(id, new CustomerGained(PREFIX + id, Place.store(store(1)), product(0), FIRST));
    }

    static String id(String name) {
        return "rebuild-" + name;
    }

    private static EventEnvelope<?> event(String id, Event data) {
        return Told.event(id(id), TIME, data);
    }

    private List<EventEnvelope<?>> amendments(EventEnvelope<?> fact) {
        List<EventEnvelope<?>> amendments = new ArrayList<>();
        for (int a = 0; a < 3 && chance.nextInt(3) == 0 && !(fact.data() instanceof CustomerGained); a++) {
            amendments.add(
                    Told.event(fact.id() + "-amended-" + a, TIME.plusSeconds(1 + chance.nextInt(5)), amendment(fact)));
        }
        return amendments;
    }

    private Event amendment(EventEnvelope<?> fact) {
        FactReference amended = fact.reference();
        if (fact.data() instanceof SaleEvent || chance.nextInt(20) == 0) {
            return new SaleCorrected(amended, (SaleRecorded) sale(), "counted again");
        }
        if (chance.nextInt(3) == 0) {
            return new ObservationRetracted(amended, product(0), Place.store(store(0)), "wrong shelf");
        }
        ObservationEvent replacement = similar((ObservationEvent) fact.data());
        return switch (replacement) {
            case PriceObserved price -> new ObservationCorrected(amended, price, null, null, "misread");
            case PromotionObserved promotion -> new ObservationCorrected(amended, null, promotion, null, "misread");
            case ShelfObserved shelf -> new ObservationCorrected(amended, null, null, shelf, "misread");
            case ObservationCorrected _, ObservationRetracted _ -> throw new IllegalStateException("no fact");
        };
    }

    private ObservationEvent similar(ObservationEvent observation) {
        return switch (observation) {
            case PriceObserved _ -> price();
            case PromotionObserved _ -> promotion();
            case ShelfObserved _ -> shelf();
            case ObservationCorrected _, ObservationRetracted _ -> throw new IllegalStateException("no fact");
        };
    }

    private Event fact() {
        return switch (chance.nextInt(5)) {
            case 0 -> sale();
            case 1 -> price();
            case 2 -> promotion();
            case 3 -> shelf();
            default ->
                new CustomerGained(
                        PREFIX + "customer-" + chance.nextInt(20),
                        Place.store(store(chance.nextInt(STORES))),
                        chance.nextBoolean() ? product(chance.nextInt(PRODUCTS)) : null,
                        day());
        };
    }

    private Event sale() {
        return Told.weekly(
                product(chance.nextInt(PRODUCTS)),
                store(chance.nextInt(STORES)),
                day(),
                Integer.toString(chance.nextInt(50) - 5),
                money());
    }

    private PriceObserved price() {
        return Told.price(product(chance.nextInt(PRODUCTS)), store(chance.nextInt(STORES)), day(), money());
    }

    private PromotionObserved promotion() {
        LocalDate from = day();
        boolean deep = chance.nextBoolean();
        return new PromotionObserved(
                product(chance.nextInt(PRODUCTS)),
                Place.store(store(chance.nextInt(STORES))),
                chance.nextBoolean() ? Mechanic.FEATURE : Mechanic.DISPLAY,
                deep ? new BigDecimal("0.2") : null,
                deep ? null : MoneyAmount.of(money(), "USD"),
                from,
                from.plusDays(1 + chance.nextInt(20)),
                "field-app",
                noon(from));
    }

    private ShelfObserved shelf() {
        boolean present = chance.nextBoolean();
        return new ShelfObserved(
                product(chance.nextInt(PRODUCTS)),
                store(chance.nextInt(STORES)),
                present,
                present && chance.nextBoolean(),
                chance.nextBoolean() ? chance.nextInt(10) : null,
                "field-app",
                noon(day()));
    }

    private String money() {
        return BigDecimal.valueOf(1 + chance.nextInt(500), 2).toPlainString();
    }

    private LocalDate day() {
        return FIRST.plusDays(chance.nextInt(40));
    }

    private static OffsetDateTime noon(LocalDate day) {
        return day.atTime(12, 0).atOffset(ZoneOffset.UTC);
    }

    private static String product(int number) {
        return PREFIX + "p" + number;
    }

    private static String store(int number) {
        return PREFIX + "s" + number;
    }
}
