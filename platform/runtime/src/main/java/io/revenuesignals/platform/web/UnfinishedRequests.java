package io.revenuesignals.platform.web;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends connections on which a request goes on for long after it was answered. The client has time to send the rest, so that it
 * gets to read the answer; but not to keep the connection by sending a byte now and then.
 */
final class UnfinishedRequests extends ChannelDuplexHandler {

    private final Duration restWithin;
    private int begun;
    private int answered;
    private boolean open;
    private @Nullable Future<?> end;

    UnfinishedRequests(Duration restWithin) {
        this.restWithin = restWithin;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            begun++;
            open = true;
        }
        if (message instanceof LastHttpContent) {
            open = false;
            stay();
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !isInterim(message)) {
            answered++;
            if (open && answered == begun) {
                end = context.executor().schedule(() -> context.close(), restWithin.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
        context.write(message, promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stay();
        context.fireChannelInactive();
    }

    private void stay() {
        if (end != null) {
            end.cancel(false);
            end = null;
        }
    }

    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
}
