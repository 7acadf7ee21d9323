package io.revenuesignals.analytics;

import io.revenuesignals.contracts.Channel;
import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.Place;
import io.revenuesignals.contracts.observation.PriceObserved;
import io.revenuesignals.contracts.reference.Owner;
import io.revenuesignals.contracts.reference.PackUnit;
import io.revenuesignals.contracts.reference.ProductDescribed;
import io.revenuesignals.contracts.reference.RetailerDescribed;
import io.revenuesignals.contracts.reference.StoreDescribed;
import io.revenuesignals.contracts.sale.SalePeriod;
import io.revenuesignals.contracts.sale.SaleRecorded;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;

/** Events as their sources would tell them. */
public final class Told {

    public static final String SOURCE = "/pos/test";

    private Told() {}

    public static <E extends Event> EventEnvelope<E> event(String id, Instant time, E data) {
        return new EventEnvelope<>(id, SOURCE, time, null, null, data);
    }

    public static ProductDescribed product(String id, String brand, Owner owner, String category) {
        return new ProductDescribed(
                id, id + " sauce", brand, "spaghetti-sauce", category, owner, BigDecimal.valueOf(24), PackUnit.OZ);
    }

    public static RetailerDescribed retailer(String id, Channel channel) {
        return new RetailerDescribed(id, id, channel);
    }

    public static StoreDescribed store(String id, String retailer, Channel channel) {
        return new StoreDescribed(
                id,
                "Store " + id,
                retailer,
                channel,
                "midwest",
                "America/Chicago",
                Map.of("sellsFood", "true"),
                BigDecimal.ONE);
    }

    public static SaleRecorded weekly(String product, String store, LocalDate week, String units, String revenue) {
        return new SaleRecorded(
                product,
                Place.store(store),
                new BigDecimal(units),
                MoneyAmount.of(revenue, "USD"),
                SalePeriod.week(week));
    }

    public static PriceObserved price(String product, String store, LocalDate day, String price) {
        return new PriceObserved(
                product,
                Place.store(store),
                MoneyAmount.of(price, "USD"),
                null,
                "field-app",
                day.atTime(LocalTime.NOON).atOffset(ZoneOffset.ofHours(-6)),
                null);
    }
}
