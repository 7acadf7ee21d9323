package io.revenuesignals.pricing.price.store;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import io.revenuesignals.pricing.model.Cost;
import io.revenuesignals.pricing.model.Money;
import io.revenuesignals.pricing.model.Scope;
import io.revenuesignals.pricing.price.CostFilter;
import io.revenuesignals.pricing.price.Costs;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Costs in PostgreSQL. */
@Repository
class R2dbcCosts implements Costs {

    private static final String SET = """
            insert into cost (product, scope, valid_from, amount, currency, actor)
            values (:product, :scope, :validFrom, :amount, :currency, :actor)
            on conflict (product, scope, valid_from) do update
               set amount = excluded.amount, currency = excluded.currency, actor = excluded.actor
             where (cost.amount, cost.currency) is distinct from (excluded.amount, excluded.currency)""";

    private static final String HOLDING = """
            select distinct on (scope) * from cost
             where product = :product and scope = any(:scopes) and valid_from <= :day
             order by scope, valid_from desc""";

    private static final String LIST = """
            select * from cost
             where (:product::text is null or product = :product)
               and (:afterProduct::text is null
                    or (product, scope) > (:afterProduct, :afterScope::text)
                    or ((product, scope) = (:afterProduct, :afterScope) and valid_from < :afterFrom::date))
             order by product, scope, valid_from desc
             limit :limit""";

    private static final String LIST_ON = """
            select distinct on (product, scope) * from cost
             where (:product::text is null or product = :product)
               and valid_from <= :day
               and (:afterProduct::text is null or (product, scope) > (:afterProduct, :afterScope::text))
             order by product, scope, valid_from desc
             limit :limit""";

    private final DatabaseClient database;

    R2dbcCosts(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Boolean> set(Cost cost) {
        return database.sql(SET)
                .bind("product", cost.product())
                .bind("scope", cost.scope().word())
                .bind("validFrom", cost.validFrom())
                .bind("amount", cost.value().amount())
                .bind("currency", cost.value().currency())
                .bind("actor", cost.actor())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    @Override
    public Mono<Cost> effective(String product, List<Scope> scopes, LocalDate day) {
        return database.sql(HOLDING)
                .bind("product", product)
                .bind("scopes", scopes.stream().map(Scope::word).toArray(String[]::new))
                .bind("day", day)
                .map(R2dbcCosts::cost)
                .all()
                .collectList()
                .flatMap(costs -> Mono.justOrEmpty(costs.stream()
                        .max(Comparator.comparing(cost -> cost.scope().level()))));
    }

    @Override
    public Flux<Cost> list(CostFilter filter) {
        CostFilter.Position after = filter.after();
        return listing(filter, after)
                .bind("product", nullable(filter.product(), String.class))
                .bind("afterProduct", nullable(after == null ? null : after.product(), String.class))
                .bind(
                        "afterScope",
                        nullable(after == null ? null : after.scope().word(), String.class))
                .bind("limit", filter.limit())
                .map(R2dbcCosts::cost)
                .all();
    }

    private GenericExecuteSpec listing(CostFilter filter, CostFilter.@Nullable Position after) {
        LocalDate day = filter.on();
        return day == null
                ? database.sql(LIST)
                        .bind("afterFrom", nullable(after == null ? null : after.validFrom(), LocalDate.class))
                : database.sql(LIST_ON).bind("day", day);
    }

    private static Cost cost(Readable row) {
        return new Cost(
                present(row, "product", String.class),
                Scope.parse(present(row, "scope", String.class)),
                new Money(present(row, "amount", BigDecimal.class), present(row, "currency", String.class)),
                present(row, "valid_from", LocalDate.class),
                present(row, "actor", String.class));
    }

    private static <T> T present(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    private static <T> Object nullable(@Nullable T value, Class<T> type) {
        return value == null ? Parameters.in(type) : value;
    }
}
