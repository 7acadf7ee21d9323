package io.revenuesignals.platform.web;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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

    /**
     * Ends after that time. A request seldom waits for it: a timer on the connection's own thread is set and taken back without
     * a word to another thread, which would have to be woken for each.
     */
    static Mono<Void> after(Duration time, ContextView context) {
        return context.<EventLoop>getOrEmpty(ConnectionThread.class)
                .map(thread -> Mono.<Void>create(end -> {
                    Future<?> timer = thread.schedule(() -> end.success(), time.toNanos(), TimeUnit.NANOSECONDS);
                    end.onDispose(() -> timer.cancel(false));
                }))
                .orElseGet(() -> Mono.delay(time).then());
    }

    private static HttpServer known(HttpServer server) {
        return server.mapHandle(ConnectionThread::with);
    }

    private static Mono<Void> with(Publisher<Void> handling, Connection connection) {
        EventLoop thread = connection.channel().eventLoop();
        return Mono.from(handling).contextWrite(context -> context.put(ConnectionThread.class, thread));
    }
}
