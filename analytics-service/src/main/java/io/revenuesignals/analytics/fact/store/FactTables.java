package io.revenuesignals.analytics.fact.store;

import io.netty.buffer.ByteBuf;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Wrapped;
import io.revenuesignals.analytics.fact.model.Fact;
import io.revenuesignals.analytics.fact.model.Origin;
import io.revenuesignals.analytics.fact.model.PriceSeen;
import io.revenuesignals.analytics.fact.model.PromotionSeen;
import io.revenuesignals.analytics.fact.model.Sale;
import io.revenuesignals.analytics.fact.model.ShelfSeen;
import io.revenuesignals.analytics.fact.model.Version;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The tables of facts and how rows get into them: by binary COPY, because PostgreSQL spends as much time on reading arrays of
 * texts as on storing what they say.
 */
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

    private final DatabaseClient database;

    FactTables(DatabaseClient database) {
        this.database = database;
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
        return database.inConnection(connection -> postgresql(connection)
                        .copyIn(statement(kind), Mono.fromSupplier(() -> rows(kind, versions, storedAt))))
                .then();
    }

    private static PostgresqlConnection postgresql(Connection connection) {
        Object inner = connection;
        while (!(inner instanceof PostgresqlConnection) && inner instanceof Wrapped<?> wrapped) {
            inner = wrapped.unwrap();
        }
        if (inner instanceof PostgresqlConnection open) {
            return open;
        }
        throw new IllegalStateException("COPY needs a connection to PostgreSQL, not " + connection);
    }

    private static String statement(Fact.Kind kind) {
        return "copy " + table(kind) + " (" + String.join(", ", OF_EVERY_FACT) + ", " + String.join(", ", own(kind))
                + ") from stdin (format binary)";
    }

    private static List<String> own(Fact.Kind kind) {
        return switch (kind) {
            case SALE -> List.of("units", "revenue", "currency", "end_day", "at");
            case PRICE -> List.of("price", "regular_price", "currency", "at");
            case PROMOTION -> List.of("mechanic", "depth", "promo_price", "currency", "end_day", "at");
            case SHELF -> List.of("present", "sold_out", "facings", "at");
        };
    }

    private static ByteBuf rows(Fact.Kind kind, List<Version> versions, Instant storedAt) {
        CopyRows rows = new CopyRows(OF_EVERY_FACT.size() + own(kind).size(), versions.size() * EXPECTED_BYTES_PER_ROW);
        for (Version version : versions) {
            ofEveryFact(rows.row(), version, storedAt);
            switch (version.fact()) {
                case Sale sale -> own(rows, sale);
                case PriceSeen price -> own(rows, price);
                case PromotionSeen promotion -> own(rows, promotion);
                case ShelfSeen shelf -> own(rows, shelf);
            }
        }
        return rows.finished();
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
