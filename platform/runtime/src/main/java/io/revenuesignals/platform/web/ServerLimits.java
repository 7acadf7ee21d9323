package io.revenuesignals.platform.web;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import reactor.netty.http.server.HttpServer;

/** The limits that the server itself keeps, on the main and on the management port: headers, pauses, idle connections. */
final class ServerLimits implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory>, Ordered {

    private final WebProperties limits;

    ServerLimits(WebProperties limits) {
        this.limits = limits;
    }

    /** Last, so that the settings of Boot do not undo it. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(this::limited);
    }

    private HttpServer limited(HttpServer server) {
        return server.readTimeout(limits.readWithin())
                .idleTimeout(limits.idleAfter())
                .httpRequestDecoder(decoder ->
                        decoder.maxHeaderSize((int) limits.maxHeaders().toBytes()));
    }
}
