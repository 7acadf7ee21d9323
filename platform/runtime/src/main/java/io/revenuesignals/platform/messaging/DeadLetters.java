package io.revenuesignals.platform.messaging;

import io.revenuesignals.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Sets aside what a group cannot take: the original key, value and headers go to {@code <topic>.<group>.dlt}, with where it
 * came from and why in headers that start with {@value #PREFIX}. Returns only once the broker has them.
 *
 * <p>A record that is too large even for that topic leaves its beginning there, and its whole size in {@value #SIZE}: one
 * record must not stop its partition. The whole of it stays where it came from.
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

    /** Bytes of the key, the value and the headers of the original; only there when it was cut. */
    public static final String SIZE = PREFIX + "size";

    private static final int LONGEST_DETAIL = 2_048;
    private static final int LONGEST_VALUE = 256 * 1024;
    private static final int LONGEST_KEY = 4 * 1024;
    private static final int LONGEST_HEADER = 1024;
    private static final int MOST_HEADERS = 50;

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
        List<Letter> tooLarge = sendAll(letters, this::whole);
        List<Letter> refused = sendAll(tooLarge, this::beginning);
        if (!refused.isEmpty()) {
            throw new InfrastructureTrouble("the broker does not even take the beginning of dead letters");
        }
    }

    /** The letters that are too large for the broker; fails for any other reason. */
    private List<Letter> sendAll(List<Letter> letters, Function<Letter, ProducerRecord<byte[], byte[]>> form) {
        List<Future<RecordMetadata>> sent = new ArrayList<>(letters.size());
        for (Letter letter : letters) {
            sent.add(producer.send(form.apply(letter)));
        }
        long deadline = System.nanoTime() + within.toNanos();
        List<Letter> tooLarge = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            if (!isTaken(sent.get(i), deadline)) {
                tooLarge.add(letters.get(i));
            }
        }
        return tooLarge;
    }

    private static boolean isTaken(Future<RecordMetadata> answer, long deadline) {
        try {
            answer.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureTrouble("interrupted while setting records aside", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RecordTooLargeException) {
                return false;
            }
            throw new InfrastructureTrouble("the broker did not take the dead letters", e);
        } catch (TimeoutException e) {
            throw new InfrastructureTrouble("the broker did not take the dead letters", e);
        }
    }

    private ProducerRecord<byte[], byte[]> whole(Letter letter) {
        ConsumerRecord<byte[], byte[]> origin = letter.origin();
        RecordHeaders headers = new RecordHeaders();
        for (Header header : origin.headers()) {
            if (!header.key().startsWith(PREFIX)) {
                headers.add(header);
            }
        }
        return addressed(letter, origin.key(), origin.value(), headers);
    }

    private ProducerRecord<byte[], byte[]> beginning(Letter letter) {
        ConsumerRecord<byte[], byte[]> origin = letter.origin();
        RecordHeaders headers = new RecordHeaders();
        int kept = 0;
        for (Header header : origin.headers()) {
            if (!header.key().startsWith(PREFIX) && size(header) <= LONGEST_HEADER && kept < MOST_HEADERS) {
                headers.add(header);
                kept++;
            }
        }
        add(headers, SIZE, Long.toString(size(origin)));
        return addressed(
                letter, beginning(origin.key(), LONGEST_KEY), beginning(origin.value(), LONGEST_VALUE), headers);
    }

    private ProducerRecord<byte[], byte[]> addressed(
            Letter letter, byte @Nullable [] key, byte @Nullable [] value, RecordHeaders headers) {
        ConsumerRecord<byte[], byte[]> origin = letter.origin();
        add(headers, REASON, letter.reason());
        add(headers, DETAIL, cut(letter.detail()));
        add(headers, POINTER, letter.pointer() == null ? null : cut(letter.pointer()));
        add(headers, TOPIC, origin.topic());
        add(headers, PARTITION, Integer.toString(origin.partition()));
        add(headers, OFFSET, Long.toString(origin.offset()));
        add(headers, GROUP, group);
        add(headers, AT, clock.instant().toString());
        return new ProducerRecord<>(Topics.deadLetters(origin.topic(), group), null, key, value, headers);
    }

    private static byte @Nullable [] beginning(byte @Nullable [] bytes, int longest) {
        return bytes == null || bytes.length <= longest ? bytes : Arrays.copyOf(bytes, longest);
    }

    private static long size(ConsumerRecord<byte[], byte[]> origin) {
        long size = length(origin.key()) + (long) length(origin.value());
        for (Header header : origin.headers()) {
            size += size(header);
        }
        return size;
    }

    private static int size(Header header) {
        return header.key().length() + length(header.value());
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static String cut(String words) {
        return words.length() <= LONGEST_DETAIL ? words : words.substring(0, LONGEST_DETAIL);
    }

    private static void add(RecordHeaders headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
