package io.revenuesignals.platform.web;

import java.util.concurrent.Executor;
import org.reactivestreams.Publisher;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServer;
import reactor.util.context.ContextView;

/**
 * The thread that owns the connection of a request. An answer that is ready on some other thread is best finished on this one:
 * it has to be woken for the writing anyhow. Only for what takes no time, as it serves other connections too.
 */
public final class ConnectionThread implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    ConnectionThread() {}

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(ConnectionThread::known);
    }

    /** The thread as it is known in the context of a request. */
    public static Executor in(ContextView context, Executor otherwise) {
        return context.<Executor>getOrEmpty(ConnectionThread.class).orElse(otherwise);
    }

    private static HttpServer known(HttpServer server) {
        return server.mapHandle(ConnectionThread::with);
    }

    private static Mono<Void> with(Publisher<Void> handling, Connection connection) {
        Executor thread = connection.channel().eventLoop();
        return Mono.from(handling).contextWrite(context -> context.put(ConnectionThread.class, thread));
    }
}
