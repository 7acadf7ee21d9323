package io.revenuesignals.platform.web;

import org.springframework.http.ResponseEntity;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Runs commands: in one transaction, and to their end even when the client leaves. */
public final class Commands {

    private final TransactionalOperator transaction;

    Commands(TransactionalOperator transaction) {
        this.transaction = transaction;
    }

    /**
     * Runs the command.
     *
     * @param exchange the request
     * @param requestBody the body as bound
     * @param view the type of the answer's body
     * @param command what to do, subscribed at most once; an error undoes everything
     */
    public <T> Mono<ResponseEntity<T>> run(
            ServerWebExchange exchange, Object requestBody, Class<T> view, Mono<ResponseEntity<T>> command) {
        return Mono.deferContextual(context -> toTheEnd(transaction.transactional(command), context));
    }

    private static <T> Mono<T> toTheEnd(Mono<T> work, ContextView context) {
        return Mono.fromFuture(work.contextWrite(context).toFuture(), true);
    }
}
