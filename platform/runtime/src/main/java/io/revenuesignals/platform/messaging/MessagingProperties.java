package io.revenuesignals.platform.messaging;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the messaging, below {@code signals.messaging}.
 *
 * @param bootstrapServers the brokers, {@code host:port} separated by commas
 * @param replicationFactor copies of each partition of the topics we create
 * @param minInSyncReplicas copies that must have a record before it counts as taken
 */
@ConfigurationProperties("signals.messaging")
public record MessagingProperties(
        @DefaultValue("127.0.0.1:19092") String bootstrapServers,
        @DefaultValue("3") short replicationFactor,
        @DefaultValue("2") int minInSyncReplicas,
        @DefaultValue Log log,
        @DefaultValue Intake intake,
        @DefaultValue Relay relay) {

    /**
     * How facts reach the log.
     *
     * @param answerWithin longest wait for the broker's answer before an entry is called unknown
     * @param maxInFlight most bytes that wait in memory for the broker; more are refused
     * @param linger how long a producer batch waits for company: the longer, the fewer requests broker and producer have to handle
     */
    public record Log(
            @DefaultValue("2s") Duration answerWithin,
            @DefaultValue("64MB") DataSize maxInFlight,
            @DefaultValue("1ms") Duration linger) {}

    /**
     * How events are taken in.
     *
     * @param unknownTries how often an event that fails for a reason nobody foresaw is tried before it is set aside
     * @param transactionWithin longest wait for one batch's transaction
     * @param deadLetterWithin longest wait for the broker to take dead letters
     * @param aheadTolerance how far ahead of our clock an event's time may be
     */
    public record Intake(
            @DefaultValue("3") int unknownTries,
            @DefaultValue("60s") Duration transactionWithin,
            @DefaultValue("10s") Duration deadLetterWithin,
            @DefaultValue("5m") Duration aheadTolerance) {}

    /**
     * How the outbox is sent.
     *
     * @param pollEvery pause after a look; up to four times as long while nothing comes
     * @param batch most rows sent before they are marked
     * @param keepSent how long sent rows are kept
     */
    public record Relay(
            @DefaultValue("50ms") Duration pollEvery,
            @DefaultValue("4000") int batch,
            @DefaultValue("7d") Duration keepSent) {}
}
