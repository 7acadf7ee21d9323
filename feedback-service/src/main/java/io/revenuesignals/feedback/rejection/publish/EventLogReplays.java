package io.revenuesignals.feedback.rejection.publish;

import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.feedback.fact.TryingAgain;
import io.revenuesignals.feedback.rejection.ReplayHeader;
import io.revenuesignals.feedback.rejection.ReplayLog;
import io.revenuesignals.feedback.rejection.model.Mending;
import io.revenuesignals.feedback.rejection.model.Rejection;
import io.revenuesignals.feedback.rejection.model.Rejection.Cause;
import io.revenuesignals.feedback.rejection.model.Rejection.Origin;
import io.revenuesignals.platform.messaging.EnvelopeCodec;
import io.revenuesignals.platform.messaging.EventLog;
import io.revenuesignals.platform.messaging.LogEntry;
import io.revenuesignals.platform.messaging.LogResult;
import io.revenuesignals.platform.messaging.UnreadableEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Sends rejected events to the log once more. What the door had refused goes through its rules again; what readers had set
 * aside goes back to the topic it lay on, under its own headers.
 */
@Component
final class EventLogReplays implements ReplayLog {

    private static final byte[] NO_KEY = new byte[0];

    private final TryingAgain door;
    private final EventLog log;
    private final EnvelopeCodec codec;

    EventLogReplays(TryingAgain door, EventLog log, EnvelopeCodec codec) {
        this.door = door;
        this.log = log;
        this.codec = codec;
    }

    @Override
    public Mono<Outcome> replay(Rejection rejection) {
        return switch (rejection.origin()) {
            case Origin.Door _ -> throughTheDoor(rejection, rejection.content().value());
            case Origin.Readers readers ->
                append(new LogEntry(
                        readers.topic(), key(rejection), rejection.content().value(), headers(rejection)));
        };
    }

    @Override
    public Mono<Outcome> mend(Rejection rejection, Mending mending) {
        return switch (rejection.origin()) {
            case Origin.Door _ -> throughTheDoor(rejection, mendedAtTheDoor(rejection, mending));
            case Origin.Readers readers -> mendedForReaders(rejection, readers, mending);
        };
    }

    private byte[] mendedAtTheDoor(Rejection rejection, Mending mending) {
        return switch (mending) {
            case Mending.Data data -> door.withData(rejection.content().value(), data.json());
            case Mending.Event event -> event.json();
        };
    }

    private Mono<Outcome> throughTheDoor(Rejection rejection, byte[] event) {
        Rejection.EventName name = rejection.event();
        return door.tryAgain(
                        event,
                        new TryingAgain.Name(name.source(), name.id(), name.type()),
                        rejection.cause().code())
                .map(outcome -> switch (outcome) {
                    case TryingAgain.Outcome.Taken taken ->
                        new Outcome.Sent(taken.topic(), taken.partition(), taken.offset());
                    case TryingAgain.Outcome.Refused refused ->
                        new Outcome.Unfit(new Cause(refused.code(), refused.pointer(), refused.detail()));
                    case TryingAgain.Outcome.LogAway _ -> new Outcome.LogAway();
                });
    }

    private Mono<Outcome> mendedForReaders(Rejection rejection, Origin.Readers readers, Mending mending) {
        try {
            return switch (mending) {
                case Mending.Data data -> append(withData(rejection, readers, data.json()));
                case Mending.Event event -> append(rejection, readers, codec.decodeStructured(event.json()));
            };
        } catch (UnreadableEvent unreadable) {
            return Mono.just(
                    new Outcome.Unfit(new Cause(unreadable.code().name(), unreadable.pointer(), unreadable.detail())));
        }
    }

    private LogEntry withData(Rejection rejection, Origin.Readers readers, byte[] data) {
        byte[] value =
                isStructured(rejection) ? door.withData(rejection.content().value(), data) : data;
        EventEnvelope<?> event = codec.decode(readers.topic(), new RecordHeaders(headers(rejection)), value);
        return new LogEntry(readers.topic(), utf8(event.data().key()), value, headers(rejection));
    }

    private Mono<Outcome> append(Rejection rejection, Origin.Readers readers, EventEnvelope<?> event) {
        Cause renamed =
                renamed(rejection, event.source(), event.id(), event.type().name());
        if (renamed != null) {
            return Mono.just(new Outcome.Unfit(renamed));
        }
        if (!event.type().topic().equals(readers.topic())) {
            return Mono.just(new Outcome.Unfit(new Cause(
                    UnreadableEvent.Code.WRONG_TOPIC.name(), "/type", "does not belong on " + readers.topic())));
        }
        ProducerRecord<byte[], byte[]> record = codec.encode(event);
        List<Header> headers = new ArrayList<>(List.of(record.headers().toArray()));
        headers.add(replayOf(rejection));
        return append(new LogEntry(record.topic(), record.key(), record.value(), headers));
    }

    private Mono<Outcome> append(LogEntry entry) {
        return Mono.fromFuture(() -> log.append(List.of(entry)), true).map(results -> outcome(results.getFirst()));
    }

    /** An event that is mended stays the event it was, as far as that is known. */
    private static @Nullable Cause renamed(Rejection rejection, String source, String id, String type) {
        Rejection.EventName event = rejection.event();
        if (event.source() != null && !event.source().equals(source)) {
            return mustStay("/source");
        }
        if (event.id() != null && !event.id().equals(id)) {
            return mustStay("/id");
        }
        return event.type() != null && !event.type().equals(type) ? mustStay("/type") : null;
    }

    private static Cause mustStay(String pointer) {
        return new Cause(UnreadableEvent.Code.INVALID_FIELD.name(), pointer, "must be that of the rejected event");
    }

    private static boolean isStructured(Rejection rejection) {
        return EnvelopeCodec.isStructured(new RecordHeaders(headers(rejection)));
    }

    private static byte[] key(Rejection rejection) {
        return Objects.requireNonNullElse(rejection.content().key(), NO_KEY);
    }

    private static List<Header> headers(Rejection rejection) {
        List<Header> headers = new ArrayList<>();
        rejection.content().headers().stream()
                .filter(header -> !header.name().equals(ReplayHeader.NAME))
                .forEach(header -> headers.add(new RecordHeader(header.name(), header.value())));
        headers.add(replayOf(rejection));
        return headers;
    }

    private static Header replayOf(Rejection rejection) {
        return new RecordHeader(ReplayHeader.NAME, utf8(rejection.id().toString()));
    }

    private static Outcome outcome(LogResult result) {
        return switch (result) {
            case LogResult.Stored stored -> new Outcome.Sent(stored.topic(), stored.partition(), stored.offset());
            case LogResult.Unavailable _, LogResult.Unknown _ -> new Outcome.LogAway();
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
