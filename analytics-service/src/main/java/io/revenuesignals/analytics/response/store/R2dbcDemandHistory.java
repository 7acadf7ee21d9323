package io.revenuesignals.analytics.response.store;

import static io.revenuesignals.platform.database.Rows.present;
import static io.revenuesignals.platform.database.Rows.text;

import io.r2dbc.spi.Readable;
import io.revenuesignals.analytics.ReadingDatabase;
import io.revenuesignals.analytics.response.CategoryHistory;
import io.revenuesignals.analytics.response.DemandHistory;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class R2dbcDemandHistory implements DemandHistory {

    /** Weeks before these weigh next to nothing. */
    private static final int MOST_WEEKS = 160;

    private final ReadingDatabase database;

    R2dbcDemandHistory(ReadingDatabase database) {
        this.database = database;
    }

    @Override
    public Flux<String> categoriesOf(Collection<String> products) {
        return database.client()
                .sql("""
                        select distinct category from product
                        where owner = 'OWN' and (cardinality($1::text[]) = 0
                            or category in (select category from product where product = any($1)))
                        order by category""")
                .bind("$1", products.toArray(String[]::new))
                .map(row -> text(row, "category"))
                .all();
    }

    @Override
    public Mono<CategoryHistory> load(String category) {
        return through(category)
                .flatMap(through -> load(category, through))
                .defaultIfEmpty(new CategoryHistory(List.of(), List.of(), List.of(), List.of(), List.of(), null));
    }

    private Mono<LocalDate> through(String category) {
        return database.client()
                .sql("""
                        select max(last_day) as through from sale_week f join product p on p.product = f.product
                        where p.category = $1""")
                .bind("$1", category)
                .map(row -> java.util.Optional.ofNullable(row.get("through", LocalDate.class)))
                .one()
                .flatMap(Mono::justOrEmpty);
    }

    private Mono<CategoryHistory> load(String category, LocalDate through) {
        LocalDate since = through.minusWeeks(MOST_WEEKS);
        return products(category)
                .flatMap(products -> ownSales(category, since)
                        .flatMap(own -> volumes(category, since)
                                .flatMap(volumes -> prices(category, since)
                                        .flatMap(prices -> promotions(category, since)
                                                .map(promotions -> new CategoryHistory(
                                                        products, own, volumes, prices, promotions, through))))));
    }

    private Mono<List<CategoryHistory.Product>> products(String category) {
        return rows(
                """
                select product, owner = 'OWN' as own, pack_size::float8 * case pack_unit
                    when 'KG' then 1000 when 'G' then 1 when 'OZ' then 28.349523125 when 'LB' then 453.59237
                    when 'L' then 1000 when 'ML' then 1 when 'FL_OZ' then 29.5735295625 else 1 end as amount
                from product where category = $1 and $2 is not null order by product""",
                category,
                LocalDate.EPOCH,
                row -> new CategoryHistory.Product(
                        text(row, "product"), present(row, "own", Boolean.class), number(row, "amount")));
    }

    private Mono<List<CategoryHistory.StoreSales>> ownSales(String category, LocalDate since) {
        return rows(
                """
                select f.product, l.retailer, f.place, f.week, sum(f.units)::float8 as units
                from sale_week f join product p on p.product = f.product
                join place l on l.place = f.place
                where p.category = $1 and p.owner = 'OWN' and f.week >= $2 and l.retailer is not null
                group by f.product, l.retailer, f.place, f.week""",
                category,
                since,
                row -> new CategoryHistory.StoreSales(
                        text(row, "product"),
                        text(row, "retailer"),
                        text(row, "place"),
                        day(row, "week"),
                        number(row, "units")));
    }

    private Mono<List<CategoryHistory.Volume>> volumes(String category, LocalDate since) {
        return rows(
                """
                select f.product, l.retailer, f.week, sum(f.units)::float8 as units, sum(f.revenue)::float8 as revenue,
                       count(distinct f.place)::int as places
                from sale_week f join product p on p.product = f.product
                join place l on l.place = f.place
                where p.category = $1 and f.week >= $2 and l.retailer is not null
                group by f.product, l.retailer, f.week""",
                category,
                since,
                row -> new CategoryHistory.Volume(
                        text(row, "product"),
                        text(row, "retailer"),
                        day(row, "week"),
                        number(row, "units"),
                        number(row, "revenue"),
                        present(row, "places", Integer.class)));
    }

    private Mono<List<CategoryHistory.Price>> prices(String category, LocalDate since) {
        return rows(
                """
                select f.product, l.retailer, f.week, f.currency,
                       (sum(f.price_sum) / sum(f.observations))::float8 as price, sum(f.observations)::int as observations
                from price_week f join product p on p.product = f.product
                join retailer_place l on l.place = f.place
                where p.category = $1 and f.week >= $2 and f.observations > 0
                group by f.product, l.retailer, f.week, f.currency""",
                category,
                since,
                row -> new CategoryHistory.Price(
                        text(row, "product"),
                        text(row, "retailer"),
                        day(row, "week"),
                        text(row, "currency"),
                        number(row, "price"),
                        present(row, "observations", Integer.class)));
    }

    private Mono<List<CategoryHistory.Promotion>> promotions(String category, LocalDate since) {
        return rows(
                """
                select f.product, l.retailer, f.week, f.mechanic, count(distinct f.place)::int as places,
                       bool_or(l.everywhere) as everywhere
                from promotion_week f join product p on p.product = f.product
                join retailer_place l on l.place = f.place
                where p.category = $1 and f.week >= $2 and f.promotions > 0
                group by f.product, l.retailer, f.week, f.mechanic""",
                category,
                since,
                row -> new CategoryHistory.Promotion(
                        text(row, "product"),
                        text(row, "retailer"),
                        day(row, "week"),
                        text(row, "mechanic"),
                        present(row, "places", Integer.class),
                        present(row, "everywhere", Boolean.class)));
    }

    private <T> Mono<List<T>> rows(String sql, String category, LocalDate since, Function<Readable, T> row) {
        return database.client()
                .sql(sql)
                .bind("$1", category)
                .bind("$2", since)
                .map(row)
                .all()
                .collectList();
    }

    private static LocalDate day(Readable row, String column) {
        return present(row, column, LocalDate.class);
    }

    private static double number(Readable row, String column) {
        return present(row, column, Double.class);
    }
}
