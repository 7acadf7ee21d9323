package io.revenuesignals.platform.messaging;

import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.sale.SaleRecorded;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The smallest service: it hears sales and writes each into a table that may be emptied, and into one that may not. */
@SpringBootApplication
class MessagingApplication {

    @Bean
    EventConsumer sales(DatabaseClient database) {
        return new EventConsumer() {
            @Override
            public Set<Class<? extends Event>> hears() {
                return Set.of(SaleRecorded.class);
            }

            @Override
            public Mono<Void> apply(List<ReceivedEvent> events) {
                return Flux.fromIterable(events)
                        .concatMap(event -> insert(database, event))
                        .then();
            }

            @Override
            public boolean isRebuiltFromLog() {
                return true;
            }
        };
    }

    private static Mono<Long> insert(DatabaseClient database, ReceivedEvent event) {
        SaleRecorded sale = (SaleRecorded) event.envelope().data();
        return database.sql("insert into heard (id, key, units) values ($1, $2, $3)")
                .bind("$1", event.envelope().id())
                .bind("$2", sale.key())
                .bind("$3", sale.units())
                .fetch()
                .rowsUpdated();
    }

    @Bean
    EventConsumer tellers(DatabaseClient database) {
        return EventConsumer.of(
                SaleRecorded.class,
                event -> database.sql("insert into told (id) values ($1)")
                        .bind("$1", event.id())
                        .fetch()
                        .rowsUpdated()
                        .then());
    }
}
