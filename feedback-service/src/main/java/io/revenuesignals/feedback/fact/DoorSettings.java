package io.revenuesignals.feedback.fact;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much the door takes.
 *
 * @param largestBody longest body of a request; streams have no limit as a whole
 * @param largestFact longest single fact, attributes included
 * @param mostItems most facts in a batch
 * @param inFlight bytes that may wait for the log at any moment, all clients together; beyond them 503
 * @param factsPerSecond what one client may post for long; beyond it 429, and streams are slowed down
 * @param burst what one client may post at once
 * @param retryAfter what refused clients are told to wait
 * @param clockSkew how far ahead of our clock a fact may have happened
 * @param busyPerSecond from how many facts a second on the view of the log rests, so that the door has the machine
 * @param restShare how many times as long as it worked the view rests then
 * @param lineWithin how long the door waits in all for the rest of a line that has begun, before it ends the stream
 * @param judgeAside bodies from this size on are judged on threads of their own, so that the event loop stays free
 */
@ConfigurationProperties("signals.door")
public record DoorSettings(
        @DefaultValue("1MB") DataSize largestBody,
        @DefaultValue("256KB") DataSize largestFact,
        @DefaultValue("1000") int mostItems,
        @DefaultValue("64MB") DataSize inFlight,
        @DefaultValue("200000") long factsPerSecond,
        @DefaultValue("400000") long burst,
        @DefaultValue("2s") Duration retryAfter,
        @DefaultValue("5m") Duration clockSkew,
        @DefaultValue("2000") long busyPerSecond,
        @DefaultValue("4") int restShare,
        @DefaultValue("10s") Duration lineWithin,
        @DefaultValue("16KB") DataSize judgeAside) {}
