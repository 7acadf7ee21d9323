package io.revenuesignals.feedback.fact.publish;

import io.revenuesignals.feedback.fact.FactLog;
import io.revenuesignals.feedback.fact.RejectionTopic;
import io.revenuesignals.feedback.fact.model.JudgedFact;
import io.revenuesignals.feedback.fact.model.Settlement;
import io.revenuesignals.platform.messaging.EventLog;
import io.revenuesignals.platform.messaging.LogEntry;
import io.revenuesignals.platform.messaging.LogResult;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Facts to Kafka: CloudEvents in binary mode, the value being the bytes of {@code data} as they came. The extension {@code
 * receivedat} says when the door took the fact.
 */
@Component
final class EventLogFacts implements FactLog {

    private static final Header JSON = new RecordHeader("content-type", bytes("application/json"));
    private static final Header SPEC_VERSION = new RecordHeader("ce_specversion", bytes("1.0"));

    private final EventLog log;
    private final Clock clock;

    EventLogFacts(EventLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<List<Settlement>> append(List<JudgedFact> facts) {
        Header receivedAt = new RecordHeader(
                "ce_receivedat",
                bytes(clock.instant().truncatedTo(ChronoUnit.MILLIS).toString()));
        List<LogEntry> entries = new ArrayList<>(facts.size());
        for (JudgedFact fact : facts) {
            entries.add(
                    switch (fact) {
                        case JudgedFact.Sound sound -> entry(sound, receivedAt);
                        case JudgedFact.Refused refused -> entry(refused, receivedAt);
                    });
        }
        return log.append(entries).thenApply(EventLogFacts::settlements);
    }

    private static LogEntry entry(JudgedFact.Sound fact, Header receivedAt) {
        List<Header> headers = new ArrayList<>(fact.attributes().size() + 3);
        headers.add(JSON);
        headers.add(SPEC_VERSION);
        for (JudgedFact.Attribute attribute : fact.attributes()) {
            headers.add(new RecordHeader("ce_" + attribute.name(), bytes(attribute.value())));
        }
        headers.add(receivedAt);
        return new LogEntry(fact.topic(), fact.key(), fact.data(), headers);
    }

    private static LogEntry entry(JudgedFact.Refused fact, Header receivedAt) {
        List<Header> headers = new ArrayList<>(9);
        headers.add(new RecordHeader("content-type", bytes(fact.contentType())));
        headers.add(receivedAt);
        add(headers, RejectionTopic.CODE, fact.refusal().code().name());
        add(headers, RejectionTopic.POINTER, fact.refusal().pointer());
        add(headers, RejectionTopic.DETAIL, fact.refusal().detail());
        add(headers, RejectionTopic.SOURCE, fact.source());
        add(headers, RejectionTopic.ID, fact.id());
        add(headers, RejectionTopic.TYPE, fact.type());
        add(
                headers,
                RejectionTopic.TIME,
                fact.time() == null ? null : fact.time().toString());
        add(headers, RejectionTopic.SIZE, Integer.toString(fact.original().size()));
        String key = fact.source() + " " + fact.id();
        return new LogEntry(RejectionTopic.NAME, bytes(key), fact.original().bytes(), headers);
    }

    private static void add(List<Header> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(new RecordHeader(name, bytes(value)));
        }
    }

    private static List<Settlement> settlements(List<LogResult> results) {
        List<Settlement> settlements = new ArrayList<>(results.size());
        for (LogResult result : results) {
            settlements.add(
                    switch (result) {
                        case LogResult.Stored stored ->
                            new Settlement.Stored(stored.topic(), stored.partition(), stored.offset());
                        case LogResult.Unavailable unavailable -> new Settlement.NotTaken(unavailable.reason());
                        case LogResult.Unknown unknown -> new Settlement.Unsettled(unknown.reason());
                    });
        }
        return settlements;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
