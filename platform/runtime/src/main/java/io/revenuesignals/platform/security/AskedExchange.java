package io.revenuesignals.platform.security;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.server.reactive.AbstractServerHttpRequest;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.server.reactive.SslInfo;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.adapter.DefaultServerWebExchange;
import org.springframework.web.server.i18n.AcceptHeaderLocaleContextResolver;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A request that nobody sent: an address to ask the rules about. */
final class AskedExchange extends DefaultServerWebExchange {

    AskedExchange(HttpMethod method, URI address) {
        super(
                new Asked(method, address),
                new Unanswered(),
                exchange -> Mono.error(new IllegalStateException("Nobody sent this request")),
                ServerCodecConfigurer.create(),
                new AcceptHeaderLocaleContextResolver());
    }

    private static final class Asked extends AbstractServerHttpRequest {

        Asked(HttpMethod method, URI address) {
            super(method, address, "", new HttpHeaders());
        }

        @Override
        protected MultiValueMap<String, HttpCookie> initCookies() {
            return new LinkedMultiValueMap<>();
        }

        @Override
        protected @Nullable SslInfo initSslInfo() {
            return null;
        }

        @Override
        public <T> T getNativeRequest() {
            throw new IllegalStateException("Nobody sent this request");
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.empty();
        }
    }

    private static final class Unanswered extends AbstractServerHttpResponse {

        Unanswered() {
            super(new DefaultDataBufferFactory());
        }

        @Override
        public <T> T getNativeResponse() {
            throw new IllegalStateException("Nobody sent this request");
        }

        @Override
        protected Mono<Void> writeWithInternal(Publisher<? extends DataBuffer> body) {
            return Mono.empty();
        }

        @Override
        protected Mono<Void> writeAndFlushWithInternal(Publisher<? extends Publisher<? extends DataBuffer>> body) {
            return Mono.empty();
        }

        @Override
        protected void applyStatusCode() {}

        @Override
        protected void applyHeaders() {}

        @Override
        protected void applyCookies() {}
    }
}
