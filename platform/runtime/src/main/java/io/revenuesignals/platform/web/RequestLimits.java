package io.revenuesignals.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Refuses what no handler should have to look at: encoded bodies, bodies that are too large or too slow, NUL in addresses.
 * A stream ({@code application/x-ndjson}) may be of any length; its reader bounds each item, the server each pause.
 */
public final class RequestLimits implements WebFilter, Ordered {

    /** After the correlation, before security. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 100;

    private static final String IDENTITY = "identity";

    private final WebProperties limits;

    RequestLimits(WebProperties limits) {
        this.limits = limits;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        Problem refusal = refusal(request);
        if (refusal != null) {
            return Mono.error(refusal);
        }
        if (!hasBody(request) || isStream(request)) {
            return chain.filter(exchange);
        }
        return chain.filter(exchange.mutate().request(bounded(request)).build());
    }

    /** The same request, whose body fails when it is too large or too slow. */
    public ServerHttpRequest bounded(ServerHttpRequest request) {
        return new BoundedRequest(request);
    }

    private @Nullable Problem refusal(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        if (isEncoded(headers)) {
            return Problem.of(ProblemCatalog.UNSUPPORTED_MEDIA_TYPE, "Bodies must be sent without Content-Encoding.")
                    .parameter(HttpHeaders.CONTENT_ENCODING, "is not supported");
        }
        if (headers.getContentLength() > limits.maxBody().toBytes() && !isStream(request)) {
            return tooLarge();
        }
        if (String.valueOf(request.getURI().getRawPath()).contains("%00")
                || String.valueOf(request.getURI().getRawQuery()).contains("%00")) {
            return Problem.of(ProblemCatalog.INVALID_REQUEST, "The address must not contain NUL.");
        }
        return null;
    }

    private static boolean isEncoded(HttpHeaders headers) {
        return headers.getOrDefault(HttpHeaders.CONTENT_ENCODING, List.of()).stream()
                .anyMatch(encoding -> !encoding.isBlank() && !encoding.equalsIgnoreCase(IDENTITY));
    }

    private static boolean hasBody(ServerHttpRequest request) {
        return request.getHeaders().getContentLength() > 0
                || request.getHeaders().containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    private static boolean isStream(ServerHttpRequest request) {
        try {
            MediaType type = request.getHeaders().getContentType();
            return type != null && type.equalsTypeAndSubtype(MediaType.APPLICATION_NDJSON);
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    private Problem tooLarge() {
        return Problem.of(
                ProblemCatalog.TOO_LARGE,
                "A body may have at most " + limits.maxBody().toBytes() + " bytes.");
    }

    private Problem tooSlow() {
        return Problem.of(
                ProblemCatalog.REQUEST_TIMEOUT,
                "The body must arrive within " + limits.readWithin().toSeconds() + " seconds.");
    }

    private final class BoundedRequest extends ServerHttpRequestDecorator {

        BoundedRequest(ServerHttpRequest request) {
            super(request);
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.deferContextual(context -> inTime(inSize(super.getBody()), context));
        }

        private Flux<DataBuffer> inSize(Flux<DataBuffer> body) {
            long[] seen = new long[1];
            return body.handle((buffer, sink) -> {
                seen[0] += buffer.readableByteCount();
                if (seen[0] > limits.maxBody().toBytes()) {
                    DataBufferUtils.release(buffer);
                    sink.error(tooLarge());
                } else {
                    sink.next(buffer);
                }
            });
        }

        private Flux<DataBuffer> inTime(Flux<DataBuffer> body, ContextView context) {
            return body.takeUntilOther(
                    ConnectionThread.after(limits.readWithin(), context).then(Mono.error(RequestLimits.this::tooSlow)));
        }
    }
}
