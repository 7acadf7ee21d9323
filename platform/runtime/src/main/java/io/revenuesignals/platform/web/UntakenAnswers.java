package io.revenuesignals.platform.web;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes connections whose client takes nothing of an answer that waits for it; else it would hold memory and a place in the
 * service for as long as it likes. A client that takes its answer slowly is let be.
 */
final class UntakenAnswers extends IdleStateHandler {

    UntakenAnswers(Duration takenWithin) {
        super(true, 0, takenWithin.toMillis(), 0, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
        if (isWaiting(context.channel())) {
            context.close();
        }
    }

    private static boolean isWaiting(Channel channel) {
        ChannelOutboundBuffer answer = channel.unsafe().outboundBuffer();
        return answer != null && answer.totalPendingWriteBytes() > 0;
    }
}
