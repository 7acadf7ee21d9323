package io.revenuesignals.platform.messaging;

/**
 * The order in which the parts stop, highest first: the web server (Boot's, at {@code Integer.MAX_VALUE - 2048}) drains, then
 * the bindings stop consuming, then the relay and the log let go of what they hold. Starting runs the other way round.
 */
final class MessagingPhases {

    static final int TOPICS = -3_000;
    static final int LOG = -2_000;
    static final int RELAY = -1_000;

    private MessagingPhases() {}
}
