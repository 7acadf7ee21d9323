package io.revenuesignals.analytics.fact.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes the monthly partitions of the fact tables as facts need them, in a transaction of its own so that the locks it
 * takes are gone before the facts are written.
 */
@Component
class Months {

    private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);
    private static final LocalDate END = LocalDate.of(2100, 1, 1);

    private final DatabaseClient database;
    private final TransactionalOperator ownTransaction;
    private final Set<Month> there = ConcurrentHashMap.newKeySet();

    Months(DatabaseClient database, ReactiveTransactionManager transactions) {
        this.database = database;
        this.ownTransaction = TransactionalOperator.create(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
    }

    /** Makes sure that facts of these days find their partition. */
    Mono<Void> ensure(String table, Collection<LocalDate> days) {
        Set<Month> missing = missing(table, days);
        return missing.isEmpty()
                ? Mono.empty()
                : Flux.fromIterable(missing)
                        .concatMap(this::make)
                        .then()
                        .as(ownTransaction::transactional)
                        .then(Mono.fromRunnable(() -> there.addAll(missing)));
    }

    private Set<Month> missing(String table, Collection<LocalDate> days) {
        Set<Month> missing = new TreeSet<>();
        LocalDate known = LocalDate.MIN;
        for (LocalDate day : days) {
            LocalDate first = day.withDayOfMonth(1);
            if (!first.equals(known) && !first.isBefore(FIRST) && first.isBefore(END)) {
                known = first;
                Month month = new Month(table, first);
                if (!there.contains(month)) {
                    missing.add(month);
                }
            }
        }
        return missing;
    }

    private Mono<Void> make(Month month) {
        return database.sql("select ensure_month($1, $2)")
                .bind("$1", month.table())
                .bind("$2", month.first())
                .fetch()
                .rowsUpdated()
                .then();
    }

    private record Month(String table, LocalDate first) implements Comparable<Month> {
        @Override
        public int compareTo(Month other) {
            int byTable = table.compareTo(other.table);
            return byTable != 0 ? byTable : first.compareTo(other.first);
        }
    }
}
