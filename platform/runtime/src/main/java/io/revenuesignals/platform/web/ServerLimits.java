package io.revenuesignals.platform.web;

import io.netty.channel.ChannelPipeline;
import java.time.Duration;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * The limits that the server itself keeps, on the main and on the management port: headers, pauses, idle connections, requests without end,
 * answers that nobody takes.
 */
final class ServerLimits implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory>, Ordered {

    /** A busy server may begin late to wait for a body: whoever waits must get to answer before the connection is closed. */
    private static final Duration TO_ANSWER = Duration.ofSeconds(5);

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
        return server.readTimeout(limits.readWithin().plus(TO_ANSWER))
                .idleTimeout(limits.idleAfter())
                .doOnChannelInit((observer, channel, address) -> watch(channel.pipeline()))
                .httpRequestDecoder(decoder ->
                        decoder.maxHeaderSize((int) limits.maxHeaders().toBytes()));
    }

    private void watch(ChannelPipeline pipeline) {
        pipeline.addFirst(new UntakenAnswers(limits.takenWithin()));
        if (pipeline.get(NettyPipeline.HttpTrafficHandler) != null) {
            pipeline.addBefore(
                    NettyPipeline.HttpTrafficHandler,
                    "unfinished-requests",
                    new UnfinishedRequests(limits.readWithin()));
        }
    }
}
