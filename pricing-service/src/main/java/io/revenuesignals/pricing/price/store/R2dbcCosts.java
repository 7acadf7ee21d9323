package io.revenuesignals.pricing.price.store;

import static io.revenuesignals.platform.database.Rows.present;
import static io.revenuesignals.platform.database.Rows.text;

import io.r2dbc.spi.Readable;
import io.revenuesignals.platform.database.Conditions;
import io.revenuesignals.pricing.model.Cost;
import io.revenuesignals.pricing.model.Money;
import io.revenuesignals.pricing.model.Scope;
import io.revenuesignals.pricing.price.CostFilter;
import io.revenuesignals.pricing.price.Costs;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
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

    private static final String LISTED = "order by product, scope, valid_from desc limit :limit";

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
        LocalDate day = filter.on();
        return (day == null ? every(filter) : holding(filter, day))
                .bind("limit", filter.limit())
                .map(R2dbcCosts::cost)
                .all();
    }

    private GenericExecuteSpec every(CostFilter filter) {
        Conditions asked = new Conditions().whereGiven("product = ?", filter.product());
        CostFilter.Position after = filter.after();
        if (after != null) {
            String scope = after.scope().word();
            asked.where(
                    "(product, scope) > (?, ?) or (product, scope) = (?, ?) and valid_from < ?",
                    after.product(),
                    scope,
                    after.product(),
                    scope,
                    after.validFrom());
        }
        return asked.in(database, "select * from cost", LISTED);
    }

    private GenericExecuteSpec holding(CostFilter filter, LocalDate day) {
        Conditions asked =
                new Conditions().whereGiven("product = ?", filter.product()).where("valid_from <= ?", day);
        CostFilter.Position after = filter.after();
        if (after != null) {
            asked.where(
                    "(product, scope) > (?, ?)", after.product(), after.scope().word());
        }
        return asked.in(database, "select distinct on (product, scope) * from cost", LISTED);
    }

    private static Cost cost(Readable row) {
        return new Cost(
                text(row, "product"),
                Scope.parse(text(row, "scope")),
                new Money(present(row, "amount", BigDecimal.class), text(row, "currency")),
                present(row, "valid_from", LocalDate.class),
                text(row, "actor"));
    }
}
