package io.revenuesignals.platform.messaging;

import io.revenuesignals.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Sets aside what a group cannot take: the original key, value and headers go to {@code <topic>.<group>.dlt}, with where it
 * came from and why in headers that start with {@value #PREFIX}. Returns only once the broker has them.
 */
public final class DeadLetters {

    /** Every header that a dead letter adds starts like this. */
    public static final String PREFIX = "signals-dlt-";

    public static final String REASON = PREFIX + "reason";
    public static final String DETAIL = PREFIX + "detail";
    public static final String POINTER = PREFIX + "pointer";
    public static final String TOPIC = PREFIX + "topic";
    public static final String PARTITION = PREFIX + "partition";
    public static final String OFFSET = PREFIX + "offset";
    public static final String GROUP = PREFIX + "group";
    public static final String AT = PREFIX + "at";

    private static final int LONGEST_DETAIL = 2_048;

    private final Producer<byte[], byte[]> producer;
    private final String group;
    private final Clock clock;
    private final Duration within;

    DeadLetters(Producer<byte[], byte[]> producer, String group, Clock clock, Duration within) {
        this.producer = producer;
        this.group = group;
        this.clock = clock;
        this.within = within;
    }

    /**
     * A record and why it is set aside.
     *
     * @param reason one of {@link UnreadableEvent.Code}, {@code CONFLICT}, {@code REFUSED} (the data was refused by the store) or
     *     {@code UNFORESEEN}
     */
    record Letter(
            ConsumerRecord<byte[], byte[]> origin,
            String reason,
            @Nullable String pointer,
            String detail) {}

    /** Sends the letters; fails when the broker does not take them all, and then the batch must be read again. */
    void send(List<Letter> letters) {
        List<Future<RecordMetadata>> sent = new ArrayList<>(letters.size());
        for (Letter letter : letters) {
            sent.add(producer.send(record(letter)));
        }
        long deadline = System.nanoTime() + within.toNanos();
        for (Future<RecordMetadata> answer : sent) {
            await(answer, deadline);
        }
    }

    private static void await(Future<RecordMetadata> answer, long deadline) {
        try {
            answer.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureTrouble("interrupted while setting records aside", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new InfrastructureTrouble("the broker did not take the dead letters", e);
        }
    }

    private ProducerRecord<byte[], byte[]> record(Letter letter) {
        ConsumerRecord<byte[], byte[]> origin = letter.origin();
        RecordHeaders headers = new RecordHeaders();
        for (var header : origin.headers()) {
            if (!header.key().startsWith(PREFIX)) {
                headers.add(header);
            }
        }
        add(headers, REASON, letter.reason());
        add(headers, DETAIL, cut(letter.detail()));
        add(headers, POINTER, letter.pointer());
        add(headers, TOPIC, origin.topic());
        add(headers, PARTITION, Integer.toString(origin.partition()));
        add(headers, OFFSET, Long.toString(origin.offset()));
        add(headers, GROUP, group);
        add(headers, AT, clock.instant().toString());
        return new ProducerRecord<>(
                Topics.deadLetters(origin.topic(), group), null, origin.key(), origin.value(), headers);
    }

    private static String cut(String detail) {
        return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL);
    }

    private static void add(RecordHeaders headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
