package io.revenuesignals.analytics.rebuild.edge;

import io.revenuesignals.analytics.rebuild.Rebuild;
import io.revenuesignals.analytics.rebuild.RebuildWatch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Says on every answer that was given while the tables were being built anew, in whole or in part, that it may lack facts:
 * {@value #NAME} with the part of the log that is read, in percent.
 */
@Component
class RebuildingHeader implements WebFilter {

    static final String NAME = "Signals-Rebuilding";

    private final RebuildWatch watch;

    RebuildingHeader(RebuildWatch watch) {
        this.watch = watch;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Rebuild before = watch.underWay();
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> tell(exchange, before)));
        return chain.filter(exchange);
    }

    private void tell(ServerWebExchange exchange, @Nullable Rebuild before) {
        Rebuild now = watch.underWay();
        Rebuild seen = now == null ? before : now;
        if (seen != null) {
            exchange.getResponse().getHeaders().set(NAME, Integer.toString(seen.percent()));
        }
    }
}
