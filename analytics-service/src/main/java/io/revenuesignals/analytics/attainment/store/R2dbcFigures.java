package io.revenuesignals.analytics.attainment.store;

import static io.revenuesignals.platform.database.Rows.present;
import static io.revenuesignals.platform.database.Rows.text;

import io.revenuesignals.analytics.attainment.Figures;
import io.revenuesignals.analytics.attainment.Goal;
import io.revenuesignals.analytics.attainment.model.ListingWeek;
import io.revenuesignals.analytics.attainment.model.ShareWeek;
import io.revenuesignals.analytics.share.StoreSales;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Figures of goals from facts and roll-ups. The first eight binds of every statement are the scope: products, lines, brands,
 * categories, channels, retailers, regions, store attributes.
 */
@Component
class R2dbcFigures implements Figures {

    private static final JsonMapper JSON = new JsonMapper();

    /** Own products in scope, as p. */
    private static final String PRODUCTS = """
             (select product, category from product
                where owner = 'OWN'
                  and (cardinality($1::text[]) = 0 or product = any($1))
                  and (cardinality($2::text[]) = 0 or line = any($2))
                  and (cardinality($3::text[]) = 0 or brand = any($3))
                  and (cardinality($4::text[]) = 0 or category = any($4))) p""";

    /** Condition on a place l that may be unknown. */
    private static final String IN_SCOPE = """
             ((cardinality($5::text[]) = 0 or l.channel = any($5))
              and (cardinality($6::text[]) = 0 or l.retailer = any($6))
              and (cardinality($7::text[]) = 0 or l.region = any($7))
              and ($8::text::jsonb = '{}' or l.attributes @> $8::text::jsonb))""";

    private final DatabaseClient database;

    R2dbcFigures(DatabaseClient database) {
        this.database = database;
    }

    private GenericExecuteSpec scoped(String sql, Goal goal) {
        Goal.Scope scope = goal.scope();
        return database.sql(sql)
                .bind("$1", scope.products().toArray(String[]::new))
                .bind("$2", scope.lines().toArray(String[]::new))
                .bind("$3", scope.brands().toArray(String[]::new))
                .bind("$4", scope.categories().toArray(String[]::new))
                .bind("$5", scope.channels().toArray(String[]::new))
                .bind("$6", scope.retailers().toArray(String[]::new))
                .bind("$7", scope.regions().toArray(String[]::new))
                .bind("$8", JSON.writeValueAsString(scope.storeAttributes()));
    }

    @Override
    public Mono<List<Sold>> sold(Goal goal, LocalDate since) {
        String currency = goal.currency();
        return scoped("""
                        select f.day, sum(f.units) as units,
                               coalesce(sum(f.revenue) filter (where $10 = '' or f.currency = $10), 0) as revenue,
                               min(f.end_day - f.day) as shortest, max(f.end_day - f.day) as longest,
                               max(f.end_day) - 1 as through
                        from sale f join""" + PRODUCTS + """
                         on p.product = f.product left join place l on l.place = f.place
                        where f.day >= $9 and f.replaced_at is null and""" + IN_SCOPE + """
                        group by f.day order by f.day""", goal)
                .bind("$9", since)
                .bind("$10", currency == null ? "" : currency)
                .map(row -> new Sold(
                        present(row, "day", LocalDate.class),
                        present(row, "units", BigDecimal.class),
                        present(row, "revenue", BigDecimal.class),
                        present(row, "shortest", Integer.class),
                        present(row, "longest", Integer.class),
                        present(row, "through", LocalDate.class)))
                .all()
                .collectList();
    }

    @Override
    public Mono<List<Gained>> customers(Goal goal, LocalDate since) {
        return scoped("""
                        select c.first_purchase as day, count(*) as customers
                        from customer c left join""" + PRODUCTS + """
                         on p.product = c.product left join place l on l.place = c.place
                        where c.first_purchase >= $9 and (p.product is not null or $10 and c.product is null)
                          and""" + IN_SCOPE + """
                        group by c.first_purchase order by c.first_purchase""", goal)
                .bind("$9", since)
                .bind("$10", goal.scope().allProducts())
                .map(row -> new Gained(present(row, "day", LocalDate.class), present(row, "customers", Long.class)))
                .all()
                .collectList();
    }

    /**
     * One row for each store and each week at whose end it lists a product: a look or a sale tells so until the next one of
     * the same product, at most for eight weeks; in the same week a look outweighs a sale.
     */
    @Override
    public Mono<Distribution> distribution(Goal goal, LocalDate day, int weeks) {
        return scoped("""
                        with evidence as (
                            select distinct on (product, place, week) product, place, week, listed from (
                                select f.product, f.place, f.week, f.present as listed, 0 as rank
                                from shelf_week f join""" + PRODUCTS + """
                                 on p.product = f.product
                                where f.present is not null and f.week < $9 and f.week >= $9 - ($10 + 56)
                                union all
                                select f.product, f.place, f.week, true, 1
                                from sale_week f join""" + PRODUCTS + """
                                 on p.product = f.product
                                where f.units > 0 and f.week < $9 and f.week >= $9 - ($10 + 56)) as seen
                            order by product, place, week, rank),
                        spell as (
                            select place, listed, week,
                                   least(lead(week) over (partition by product, place order by week), week + 56) as until
                            from evidence)
                        select distinct ends.week_end, spell.place
                        from generate_series($9::date - $10, $9::date, interval '7 days') as ends (week_end)
                        join spell on spell.listed and spell.week < ends.week_end::date
                          and spell.until >= ends.week_end::date
                        join place l on l.place = spell.place and l.kind = 'STORE'
                        where""" + IN_SCOPE, goal)
                .bind("$9", day)
                .bind("$10", 7 * weeks)
                .map(row -> new Listed(
                        present(row, "week_end", java.time.OffsetDateTime.class).toLocalDate(), text(row, "place")))
                .all()
                .collectList()
                .flatMap(listed -> universe(goal)
                        .flatMap(universe -> through(goal, day)
                                .map(through -> distribution(listed, universe, through, day, weeks))));
    }

    private record Listed(LocalDate weekEnd, String place) {}

    private static Distribution distribution(
            List<Listed> listed, int universe, LastSeen seen, LocalDate day, int weeks) {
        Map<LocalDate, Set<String>> stores = new HashMap<>();
        listed.forEach(each -> stores.computeIfAbsent(each.weekEnd(), unused -> new HashSet<>())
                .add(each.place()));
        List<ListingWeek> moves = new ArrayList<>();
        for (int back = weeks; back > 0; back--) {
            Set<String> before = stores.getOrDefault(day.minusWeeks(back), Set.of());
            Set<String> after = stores.getOrDefault(day.minusWeeks(back - 1L), Set.of());
            if (!before.isEmpty() || !moves.isEmpty()) {
                moves.add(move(before, after, universe));
            }
        }
        return new Distribution(moves, stores.getOrDefault(day, Set.of()).size(), universe, seen.through());
    }

    private static ListingWeek move(Set<String> before, Set<String> after, int universe) {
        long gained = after.stream().filter(store -> !before.contains(store)).count();
        long lost = before.stream().filter(store -> !after.contains(store)).count();
        return new ListingWeek(before.size(), Math.max(universe - before.size(), gained), gained, lost);
    }

    private record LastSeen(@Nullable LocalDate through) {}

    private Mono<LastSeen> through(Goal goal, LocalDate day) {
        return scoped("""
                        select max(through) as through from (
                            select max(f.last_day) as through
                            from sale_week f join""" + PRODUCTS + """
                             on p.product = f.product left join place l on l.place = f.place
                            where f.week < $9 and f.week >= $9 - 364 and""" + IN_SCOPE + """
                            union all
                            select max(f.last_at)::date
                            from shelf_week f join""" + PRODUCTS + """
                             on p.product = f.product left join place l on l.place = f.place
                            where f.week < $9 and f.week >= $9 - 364 and""" + IN_SCOPE + """
                            ) as seen""", goal)
                .bind("$9", day)
                .map(row -> new LastSeen(row.get("through", LocalDate.class)))
                .one();
    }

    private Mono<Integer> universe(Goal goal) {
        return scoped("""
                        select count(*) as stores from place l
                        where l.kind = 'STORE' and cardinality($1::text[] || $2::text[] || $3::text[] || $4::text[]) >= 0
                          and""" + IN_SCOPE, goal)
                .map(row -> present(row, "stores", Long.class).intValue())
                .one();
    }

    @Override
    public Mono<Share> share(Goal goal, LocalDate since, LocalDate until) {
        return weeks(goal, since, until)
                .flatMap(weeks -> volumes(goal, until)
                        .flatMap(stores -> universe(goal)
                                .map(universe -> new Share(
                                        weeks.stream().map(Week::volumes).toList(),
                                        stores,
                                        universe,
                                        weeks.isEmpty() ? null : weeks.getLast().through()))));
    }

    private record Week(ShareWeek volumes, LocalDate through) {}

    private Mono<List<Week>> weeks(Goal goal, LocalDate since, LocalDate until) {
        return scoped("""
                        select f.week, coalesce(sum(f.units) filter (where p.product is not null), 0) as own,
                               sum(f.units) as market, max(f.last_day) as through
                        from sale_week f left join""" + PRODUCTS + """
                         on p.product = f.product left join place l on l.place = f.place
                        where f.week >= $9 and f.week < $10
                          and f.product in (select m.product from product m where m.category in (
                                select p.category from""" + PRODUCTS + """
                                ))
                          and""" + IN_SCOPE + """
                        group by f.week order by f.week""", goal)
                .bind("$9", since)
                .bind("$10", until)
                .map(row -> new Week(
                        shareWeek(
                                present(row, "week", LocalDate.class),
                                present(row, "own", BigDecimal.class).doubleValue(),
                                present(row, "market", BigDecimal.class).doubleValue()),
                        present(row, "through", LocalDate.class)))
                .all()
                .collectList();
    }

    /** More may come back than is sold in a week; a share knows no less than nothing. */
    private static ShareWeek shareWeek(LocalDate week, double own, double market) {
        double least = Math.max(own, 0);
        return new ShareWeek(week, least, Math.max(market, least));
    }

    private Mono<List<StoreSales>> volumes(Goal goal, LocalDate until) {
        return scoped("""
                        select f.place, coalesce(sum(f.units) filter (where p.product is not null), 0)::bigint as own,
                               sum(f.units)::bigint as market
                        from sale_week f left join""" + PRODUCTS + """
                         on p.product = f.product left join place l on l.place = f.place
                        where f.week >= $9 and f.week < $10 and starts_with(f.place, 'store:')
                          and f.product in (select m.product from product m where m.category in (
                                select p.category from""" + PRODUCTS + """
                                ))
                          and""" + IN_SCOPE + """
                        group by f.place""", goal)
                .bind("$9", goal.period().from())
                .bind("$10", until)
                .map(row -> new StoreSales(present(row, "own", Long.class), present(row, "market", Long.class)))
                .all()
                .collectList();
    }
}
