package io.revenuesignals.feedback.rejection.edge;

import com.github.f4b6a3.uuid.UuidCreator;
import io.revenuesignals.feedback.RecordAttributes;
import io.revenuesignals.feedback.TopicReaders;
import io.revenuesignals.feedback.fact.RejectionTopic;
import io.revenuesignals.feedback.rejection.KeepingRejections;
import io.revenuesignals.feedback.rejection.KeepingRejections.Arrival;
import io.revenuesignals.feedback.rejection.ReplayHeader;
import io.revenuesignals.feedback.rejection.model.Rejection;
import io.revenuesignals.feedback.rejection.model.Rejection.Cause;
import io.revenuesignals.feedback.rejection.model.Rejection.Content;
import io.revenuesignals.feedback.rejection.model.Rejection.EventName;
import io.revenuesignals.feedback.rejection.model.Rejection.Origin;
import io.revenuesignals.platform.messaging.DeadLetters;
import io.revenuesignals.platform.messaging.EnvelopeCodec;
import io.revenuesignals.platform.messaging.EventIdentity;
import io.revenuesignals.platform.messaging.UnreadableEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Reads what the door refused and the dead letters of every group. */
@Configuration(proxyBeanMethods = false)
class RejectionTopicsReader {

    /** Name and group of this reader. */
    static final String NAME = "feedback-service.rejections";

    private static final Pattern DEAD_LETTERS = Pattern.compile("(revenue\\..+\\.v\\d+)\\.(.+)\\.dlt");
    private static final Pattern TOPICS =
            Pattern.compile(Pattern.quote(RejectionTopic.NAME) + "|" + DEAD_LETTERS.pattern());
    private static final byte[] NOTHING = new byte[0];

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> rejectionTopics(
            TopicReaders readers, KeepingRejections rejections) {
        return readers.of(
                NAME,
                TOPICS,
                records -> rejections.keep(
                        records.stream().map(RejectionTopicsReader::arrival).toList()));
    }

    private static Arrival arrival(ConsumerRecord<byte[], byte[]> record) {
        return record.topic().equals(RejectionTopic.NAME)
                ? new Arrival(fromTheDoor(record), null, null)
                : fromReaders(record);
    }

    private static Rejection fromTheDoor(ConsumerRecord<byte[], byte[]> record) {
        Headers headers = record.headers();
        byte[] value = Objects.requireNonNullElse(record.value(), NOTHING);
        return rejection(
                new Origin.Door(),
                new Cause(
                        word(headers, RejectionTopic.CODE),
                        text(headers, RejectionTopic.POINTER),
                        word(headers, RejectionTopic.DETAIL)),
                new EventName(
                        text(headers, RejectionTopic.SOURCE),
                        text(headers, RejectionTopic.ID),
                        text(headers, RejectionTopic.TYPE),
                        instant(text(headers, RejectionTopic.TIME))),
                new Content(null, value, size(text(headers, RejectionTopic.SIZE), value), List.of()),
                RecordAttributes.receivedAt(headers, record.timestamp()));
    }

    private static Arrival fromReaders(ConsumerRecord<byte[], byte[]> record) {
        Headers headers = record.headers();
        byte[] value = Objects.requireNonNullElse(record.value(), NOTHING);
        RecordAttributes attributes = RecordAttributes.of(headers, value);
        Instant at = instant(text(headers, DeadLetters.AT));
        Rejection rejection = rejection(
                readers(record),
                new Cause(
                        word(headers, DeadLetters.REASON),
                        text(headers, DeadLetters.POINTER),
                        word(headers, DeadLetters.DETAIL)),
                new EventName(attributes.source(), attributes.id(), attributes.type(), attributes.time()),
                new Content(record.key(), value, size(text(headers, DeadLetters.SIZE), value), original(headers)),
                at == null ? Instant.ofEpochMilli(record.timestamp()) : at);
        return new Arrival(rejection, identity(attributes), replayOf(headers));
    }

    private static @Nullable UUID identity(RecordAttributes attributes) {
        String source = attributes.source();
        String id = attributes.id();
        return source == null || id == null ? null : EventIdentity.of(source, id);
    }

    private static Rejection rejection(Origin origin, Cause cause, EventName event, Content content, Instant at) {
        return new Rejection(
                UuidCreator.getTimeOrderedEpoch(), origin, cause, event, content, at, Rejection.State.WAITING, 0);
    }

    /** Topic and group are told by the name of the topic of dead letters: nobody can claim them in a header. */
    private static Origin readers(ConsumerRecord<byte[], byte[]> record) {
        Matcher name = DEAD_LETTERS.matcher(record.topic());
        if (!name.matches()) {
            throw new IllegalStateException(record.topic() + " is not a topic of dead letters");
        }
        return new Origin.Readers(
                name.group(2),
                name.group(1),
                (int) number(text(record.headers(), DeadLetters.PARTITION)),
                number(text(record.headers(), DeadLetters.OFFSET)));
    }

    private static List<Rejection.Header> original(Headers headers) {
        List<Rejection.Header> original = new ArrayList<>();
        for (Header header : headers) {
            if (!header.key().startsWith(DeadLetters.PREFIX)) {
                original.add(new Rejection.Header(header.key(), header.value()));
            }
        }
        return original;
    }

    private static @Nullable UUID replayOf(Headers headers) {
        String id = text(headers, ReplayHeader.NAME);
        try {
            return id == null ? null : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String word(Headers headers, String name) {
        return Objects.requireNonNullElse(text(headers, name), "UNKNOWN");
    }

    private static @Nullable String text(Headers headers, String name) {
        return RecordAttributes.text(headers.lastHeader(name));
    }

    private static long number(@Nullable String text) {
        try {
            return text == null ? -1 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static int size(@Nullable String text, byte[] value) {
        return (int) Math.max(value.length, Math.min(number(text), Integer.MAX_VALUE));
    }

    // A time that no store can hold must not stop what was rejected because of it from being kept.
    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : EnvelopeCodec.time(text);
        } catch (UnreadableEvent e) {
            return null;
        }
    }
}
