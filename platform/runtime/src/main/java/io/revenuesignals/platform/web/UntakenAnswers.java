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

    private long waitedBefore;

    /** Looks twice in that time: an answer that waits at one look may have been written just now. */
    UntakenAnswers(Duration takenWithin) {
        super(true, 0, takenWithin.toMillis() / 2, 0, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
        long waiting = waiting(context.channel());
        if (waiting > 0 && waiting == waitedBefore) {
            context.close();
        }
        waitedBefore = waiting;
    }

    /** Bytes that wait. */
    private static long waiting(Channel channel) {
        ChannelOutboundBuffer answer = channel.unsafe().outboundBuffer();
        return answer == null ? 0 : answer.totalPendingWriteBytes();
    }
}
