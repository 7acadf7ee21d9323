package io.revenuesignals.local.simulation;

import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.contracts.Mechanic;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.Place;
import io.revenuesignals.contracts.observation.PriceObserved;
import io.revenuesignals.contracts.observation.PromotionObserved;
import io.revenuesignals.contracts.observation.ShelfObserved;
import io.revenuesignals.contracts.reference.PackUnit;
import io.revenuesignals.contracts.reference.ProductDescribed;
import io.revenuesignals.contracts.reference.RetailerDescribed;
import io.revenuesignals.contracts.reference.StoreDescribed;
import io.revenuesignals.contracts.sale.CustomerGained;
import io.revenuesignals.contracts.sale.SalePeriod;
import io.revenuesignals.contracts.sale.SaleRecorded;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;

/** Words what happens on the market as facts of the systems and people that would report it. */
final class Facts {

    static final String MASTER_DATA = "/erp/master-data";
    static final String WEB_WATCH = "/web-watch";
    static final String CRM = "/crm";

    private static final String CURRENCY = "USD";
    private static final LocalTime END_OF_BUSINESS = LocalTime.of(20, 0);
    private static final LocalTime MORNING = LocalTime.of(10, 0);
    private static final int PRICES_SEEN_ON = 1;
    private static final int SHELF_SEEN_ON = 2;
    private static final int DEPTH_PLACES = 4;

    private Facts() {}

    static EventEnvelope<ProductDescribed> product(Sku sku, Instant at) {
        return new EventEnvelope<>(
                "product-" + sku.id(),
                MASTER_DATA,
                at,
                null,
                null,
                new ProductDescribed(
                        sku.id(),
                        sku.name(),
                        sku.brand(),
                        Sku.LINE,
                        Sku.CATEGORY,
                        sku.owner(),
                        BigDecimal.valueOf(Sku.PACK_OUNCES),
                        PackUnit.OZ));
    }

    static EventEnvelope<RetailerDescribed> retailer(Retailer retailer, Instant at) {
        return new EventEnvelope<>(
                "retailer-" + retailer.id(),
                MASTER_DATA,
                at,
                null,
                null,
                new RetailerDescribed(retailer.id(), retailer.name(), retailer.channel()));
    }

    static EventEnvelope<StoreDescribed> store(Shop shop, Instant at) {
        return new EventEnvelope<>(
                "store-" + shop.id(),
                MASTER_DATA,
                at,
                null,
                null,
                new StoreDescribed(
                        shop.id(),
                        shop.name(),
                        shop.retailer().id(),
                        shop.retailer().channel(),
                        shop.region().name().toLowerCase(Locale.ROOT),
                        shop.region().zone().getId(),
                        Map.of("sellsFood", Boolean.toString(shop.sellsFood())),
                        BigDecimal.valueOf(shop.size())));
    }

    static EventEnvelope<PriceObserved> price(Retailer retailer, Sku sku, ShelfWeek shelf, LocalDate week) {
        OffsetDateTime seen = seen(Shop.Region.MIDWEST, week.plusDays(PRICES_SEEN_ON));
        return price("price-" + name(week, sku, retailer.id()), retailer, sku, shelf.regular(), shelf.price(), seen);
    }

    static EventEnvelope<PriceObserved> price(
            String id, Retailer retailer, Sku sku, int regular, int price, OffsetDateTime seen) {
        return new EventEnvelope<>(
                id,
                WEB_WATCH,
                seen.toInstant(),
                null,
                null,
                new PriceObserved(
                        sku.id(),
                        Place.retailer(retailer.id()),
                        money(price),
                        money(regular),
                        "web-watch",
                        seen,
                        null));
    }

    static EventEnvelope<PromotionObserved> promotion(
            Retailer retailer, Sku sku, Mechanic mechanic, ShelfWeek shelf, LocalDate week) {
        OffsetDateTime seen = seen(Shop.Region.MIDWEST, week.plusDays(PRICES_SEEN_ON));
        boolean cut = mechanic == Mechanic.PRICE_CUT;
        return new EventEnvelope<>(
                "promotion-" + mechanic.name().toLowerCase(Locale.ROOT) + '-' + name(week, sku, retailer.id()),
                WEB_WATCH,
                seen.toInstant(),
                null,
                null,
                new PromotionObserved(
                        sku.id(),
                        Place.retailer(retailer.id()),
                        mechanic,
                        cut ? BigDecimal.valueOf(shelf.depth()).setScale(DEPTH_PLACES, RoundingMode.HALF_EVEN) : null,
                        cut ? money(shelf.price()) : null,
                        week,
                        week.plusWeeks(1),
                        "web-watch",
                        seen));
    }

    static EventEnvelope<ShelfObserved> shelf(Shop shop, Sku sku, boolean present, boolean soldOut, LocalDate week) {
        String region = shop.region().name().toLowerCase(Locale.ROOT);
        OffsetDateTime seen = seen(shop.region(), week.plusDays(SHELF_SEEN_ON));
        Integer facings = present && !soldOut ? 2 + Math.floorMod(shop.id().hashCode(), 3) : null;
        return new EventEnvelope<>(
                "shelf-" + name(week, sku, shop.id()),
                "/field-app/" + region,
                seen.toInstant(),
                null,
                null,
                new ShelfObserved(sku.id(), shop.id(), present, soldOut, facings, "field." + region, seen));
    }

    static EventEnvelope<SaleRecorded> sale(Shop shop, Sku sku, long units, ShelfWeek shelf, LocalDate week) {
        return new EventEnvelope<>(
                name(week, sku, shop.id()),
                "/pos/" + shop.retailer().id(),
                closing(week.plusDays(6)),
                null,
                null,
                new SaleRecorded(
                        sku.id(),
                        Place.store(shop.id()),
                        BigDecimal.valueOf(units),
                        money(units * shelf.price()),
                        SalePeriod.week(week)));
    }

    static EventEnvelope<CustomerGained> customer(Retailer retailer, Sku sku, LocalDate day, int number) {
        String customer = String.format(Locale.ROOT, "C-%s-%03d", day, number);
        return new EventEnvelope<>(
                "first-" + customer,
                CRM,
                closing(day),
                null,
                null,
                new CustomerGained(customer, Place.retailer(retailer.id()), sku.id(), day));
    }

    static MoneyAmount money(long cents) {
        return new MoneyAmount(BigDecimal.valueOf(cents, 2), CURRENCY);
    }

    static Instant closing(LocalDate day) {
        return day.atTime(END_OF_BUSINESS).toInstant(ZoneOffset.UTC);
    }

    private static OffsetDateTime seen(Shop.Region region, LocalDate day) {
        return day.atTime(MORNING).atZone(region.zone()).toOffsetDateTime();
    }

    private static String name(LocalDate week, Sku sku, String place) {
        return week + "-" + sku.id() + '-' + place;
    }
}
