package io.revenuesignals.analytics.fact.store;

import io.revenuesignals.analytics.fact.model.Fact;
import io.revenuesignals.analytics.fact.model.Origin;
import io.revenuesignals.analytics.fact.model.PriceSeen;
import io.revenuesignals.analytics.fact.model.PromotionSeen;
import io.revenuesignals.analytics.fact.model.Sale;
import io.revenuesignals.analytics.fact.model.ShelfSeen;
import io.revenuesignals.analytics.fact.model.Version;
import io.revenuesignals.platform.database.CopyInto;
import io.revenuesignals.platform.database.CopyRows;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The tables of facts and how rows get into them. */
@Component
class FactTables {

    private static final List<String> OF_EVERY_FACT = List.of(
            "fact",
            "amended_by",
            "source",
            "event_id",
            "event_time",
            "received_at",
            "product",
            "place",
            "day",
            "replaced_at",
            "stored_at");
    private static final int EXPECTED_BYTES_PER_ROW = 320;

    private final Map<Fact.Kind, CopyInto> tables = new EnumMap<>(Fact.Kind.class);

    FactTables(DatabaseClient database) {
        for (Fact.Kind kind : Fact.Kind.values()) {
            List<String> columns =
                    Stream.concat(OF_EVERY_FACT.stream(), own(kind).stream()).toList();
            tables.put(kind, new CopyInto(database, table(kind), columns, EXPECTED_BYTES_PER_ROW));
        }
    }

    /** The name of the table that keeps facts of this kind. */
    static String table(Fact.Kind kind) {
        return switch (kind) {
            case SALE -> "sale";
            case PRICE -> "price_observation";
            case PROMOTION -> "promotion_observation";
            case SHELF -> "shelf_observation";
        };
    }

    /** Adds versions of facts of one kind, in the caller's transaction. */
    Mono<Void> add(Fact.Kind kind, List<Version> versions, Instant storedAt) {
        return Objects.requireNonNull(tables.get(kind)).add(versions, (row, version) -> write(row, version, storedAt));
    }

    private static List<String> own(Fact.Kind kind) {
        return switch (kind) {
            case SALE -> List.of("units", "revenue", "currency", "end_day", "at");
            case PRICE -> List.of("price", "regular_price", "currency", "at");
            case PROMOTION -> List.of("mechanic", "depth", "promo_price", "currency", "end_day", "at");
            case SHELF -> List.of("present", "sold_out", "facings", "at");
        };
    }

    private static void write(CopyRows row, Version version, Instant storedAt) {
        ofEveryFact(row, version, storedAt);
        switch (version.fact()) {
            case Sale sale -> own(row, sale);
            case PriceSeen price -> own(row, price);
            case PromotionSeen promotion -> own(row, promotion);
            case ShelfSeen shelf -> own(row, shelf);
        }
    }

    private static void ofEveryFact(CopyRows row, Version version, Instant storedAt) {
        Origin origin = version.origin();
        Fact fact = version.fact();
        row.id(origin.id())
                .id(version.amendedBy())
                .text(origin.source())
                .text(origin.eventId())
                .instant(origin.time())
                .instant(origin.receivedAt())
                .text(fact.product())
                .text(fact.place())
                .day(fact.day())
                .instant(version.holds() ? null : storedAt)
                .instant(storedAt);
    }

    private static void own(CopyRows row, Sale sale) {
        row.number(sale.units())
                .number(sale.revenue())
                .text(sale.currency())
                .day(sale.end())
                .instant(sale.at());
    }

    private static void own(CopyRows row, PriceSeen seen) {
        row.number(seen.price())
                .number(seen.regularPrice())
                .text(seen.currency())
                .instant(seen.at());
    }

    private static void own(CopyRows row, PromotionSeen seen) {
        row.text(seen.mechanic())
                .number(seen.depth())
                .number(seen.promoPrice())
                .text(seen.currency())
                .day(seen.end())
                .instant(seen.at());
    }

    private static void own(CopyRows row, ShelfSeen seen) {
        row.flag(seen.present()).flag(seen.soldOut()).integer(seen.facings()).instant(seen.at());
    }
}
