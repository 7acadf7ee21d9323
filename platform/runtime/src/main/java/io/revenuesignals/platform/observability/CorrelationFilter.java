package io.revenuesignals.platform.observability;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Gives every request its {@link Correlation}, from the header or new, and tells it back in the answer. First of all filters. */
public final class CorrelationFilter implements WebFilter, Ordered {

    private static final String ATTRIBUTE = Correlation.class.getName();

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Correlation correlation = of(exchange);
        return chain.filter(exchange).contextWrite(correlation::in);
    }

    /** The correlation of a request, begun now when the request has not passed the filter. */
    public static Correlation of(ServerWebExchange exchange) {
        return exchange.getAttributes().get(ATTRIBUTE) instanceof Correlation known ? known : begin(exchange);
    }

    private static Correlation begin(ServerWebExchange exchange) {
        Correlation begun = Correlation.named(exchange.getRequest().getHeaders().getFirst(Correlation.HEADER));
        exchange.getAttributes().put(ATTRIBUTE, begun);
        exchange.getResponse().getHeaders().set(Correlation.HEADER, begun.correlationId());
        return begun;
    }
}
