package io.revenuesignals.platform.security;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.header.HttpHeaderWriterWebFilter;
import reactor.core.publisher.Mono;

/**
 * The headers that the security filters put on every answer (no caching, no sniffing, no frames), for answers that do not pass
 * them. Found by asking the filters themselves.
 */
public final class AnswerHeaders {

    private static final URI ANYWHERE = URI.create("/");

    private final List<Header> headers = new ArrayList<>();

    private record Header(String name, List<String> values) {}

    AnswerHeaders(SecurityWebFilterChain security) {
        AskedExchange exchange = new AskedExchange(HttpMethod.GET, ANYWHERE);
        security.getWebFilters()
                .ofType(HttpHeaderWriterWebFilter.class)
                .concatMap(writer -> writer.filter(exchange, asked -> Mono.empty()))
                .then(Mono.defer(exchange.getResponse()::setComplete))
                .toFuture()
                .join();
        exchange.getResponse()
                .getHeaders()
                .forEach((name, values) -> headers.add(new Header(name, List.copyOf(values))));
    }

    /** Adds them to an answer. */
    public void addTo(HttpHeaders answer) {
        for (Header header : headers) {
            answer.put(header.name(), header.values());
        }
    }
}
