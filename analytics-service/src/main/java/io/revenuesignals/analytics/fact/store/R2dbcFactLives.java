package io.revenuesignals.analytics.fact.store;

import io.r2dbc.spi.Readable;
import io.revenuesignals.analytics.ReadingDatabase;
import io.revenuesignals.analytics.fact.FactLives;
import io.revenuesignals.analytics.fact.model.Weeks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class R2dbcFactLives implements FactLives {

    private final ReadingDatabase database;

    R2dbcFactLives(ReadingDatabase database) {
        this.database = database;
    }

    private record Found(
            String kind,
            Version version,
            @Nullable String product,
            @Nullable String place) {}

    @Override
    public Mono<Life> of(UUID fact) {
        return appliedAt(fact).flatMap(applied -> found(fact).map(found -> life(applied, found)));
    }

    private Mono<Instant> appliedAt(UUID fact) {
        return database.client()
                .sql("select stored_at from event_ledger where id = $1")
                .bind("$1", fact)
                .map(row -> Objects.requireNonNull(row.get("stored_at", Instant.class)))
                .one();
    }

    private Mono<List<Found>> found(UUID fact) {
        return database.client()
                .sql("""
                        select found.*, a.source as by_source, a.event_id as by_id from (
                            select 'SALE' as kind, amended_by, day, product, place, event_time, received_at, stored_at, replaced_at
                            from sale where fact = $1
                            union all
                            select 'PRICE', amended_by, day, product, place, event_time, received_at, stored_at, replaced_at
                            from price_observation where fact = $1
                            union all
                            select 'PROMOTION', amended_by, day, product, place, event_time, received_at, stored_at, replaced_at
                            from promotion_observation where fact = $1
                            union all
                            select 'SHELF', amended_by, day, product, place, event_time, received_at, stored_at, replaced_at
                            from shelf_observation where fact = $1
                            union all
                            select 'CUSTOMER', null, day, product, place, event_time, received_at, stored_at, null
                            from customer_gained where fact = $1
                            union all
                            select 'AMENDMENT', null, null, null, null, event_time, received_at, stored_at, null
                            from amendment where amendment = $1
                            union all
                            select 'DESCRIPTION', null, null, product, null, described_at, described_at, described_at, null
                            from product where described_by = $1
                            union all
                            select 'DESCRIPTION', null, null, null, place, described_at, described_at, described_at, null
                            from place where described_by = $1) as found
                        left join amendment a on a.amendment = found.amended_by
                        order by found.stored_at, found.replaced_at nulls last""")
                .bind("$1", fact)
                .map(R2dbcFactLives::read)
                .all()
                .collectList();
    }

    private static Found read(Readable row) {
        return new Found(
                Objects.requireNonNull(row.get("kind", String.class)),
                new Version(
                        row.get("by_source", String.class),
                        row.get("by_id", String.class),
                        row.get("day", LocalDate.class),
                        instant(row, "event_time"),
                        instant(row, "received_at"),
                        instant(row, "stored_at"),
                        row.get("replaced_at", Instant.class)),
                row.get("product", String.class),
                row.get("place", String.class));
    }

    private static Instant instant(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Instant.class));
    }

    private static Life life(Instant applied, List<Found> found) {
        return new Life(
                found.isEmpty() ? "OTHER" : found.getFirst().kind(),
                applied,
                found.stream().map(Found::version).toList(),
                found.stream().flatMap(each -> counted(each).stream()).toList());
    }

    private static List<Counted> counted(Found found) {
        LocalDate day = found.version().day();
        String product = found.product();
        String place = found.place();
        boolean holds = found.version().replacedAt() == null;
        return !holds
                        || day == null
                        || product == null
                        || place == null
                        || found.kind().equals("CUSTOMER")
                ? List.of()
                : List.of(new Counted(rollUp(found.kind()), product, Weeks.of(day), place));
    }

    private static String rollUp(String kind) {
        return kind.toLowerCase(Locale.ROOT) + "-week";
    }
}
