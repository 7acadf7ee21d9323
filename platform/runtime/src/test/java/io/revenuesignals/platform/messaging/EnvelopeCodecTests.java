package io.revenuesignals.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.Place;
import io.revenuesignals.contracts.Topics;
import io.revenuesignals.contracts.observation.PriceObserved;
import io.revenuesignals.platform.messaging.UnreadableEvent.Code;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class EnvelopeCodecTests {

    private static final String PRICE = """
            {"product":"P1","place":{"store":"S1"},"shelfPrice":{"amount":"2.990","currency":"USD"},
             "observer":"ann","observedAt":"2026-01-05T10:00:00-06:00"}""";

    private final EnvelopeCodec codec = new EnvelopeCodec(EventJson.mapper());

    @Test
    void readsWhatItWrites() {
        EventEnvelope<PriceObserved> event = new EventEnvelope<>(
                "1", "/field-app", Instant.parse("2026-01-05T16:00:00Z"), "chain", "cause", price());
        ProducerRecord<byte[], byte[]> record = codec.encode(event);
        assertThat(record.topic()).isEqualTo(Topics.OBSERVATIONS);
        assertThat(record.key()).isEqualTo(bytes("P1|store:S1"));
        assertThat(codec.decode(record.topic(), record.headers(), record.value()))
                .isEqualTo(event);
    }

    @Test
    void writesMoneyAsDecimalStringsAndKeepsTheOffsetOfTheStore() {
        assertThat(new String(codec.data(price()), StandardCharsets.UTF_8))
                .contains("\"amount\":\"2.990\"")
                .contains("\"observedAt\":\"2026-01-05T10:00:00-06:00\"")
                .doesNotContain("null");
    }

    @Test
    void ignoresFieldsItDoesNotKnow() {
        assertThat(codec.read(
                        PriceObserved.class,
                        bytes(PRICE.replace("\"observer\"", "\"newer\":{\"a\":[1]},\"observer\""))))
                .isEqualTo(price());
    }

    @Test
    void refusesMoneyThatIsAJsonNumber() {
        refuses(PRICE.replace("\"2.990\"", "2.990"), Code.INVALID_FIELD, "/data/shelfPrice/amount");
    }

    @Test
    void refusesMoneyThatIsNotANumber() {
        for (String amount :
                new String[] {"NaN", "Infinity", "1e999999999", "-1", "0", "", "1,99", "1234567890123.00"}) {
            UnreadableEvent error = refused(PRICE.replace("2.990", amount));
            assertThat(error.code()).as(amount).isEqualTo(Code.INVALID_FIELD);
            assertThat(error.pointer()).as(amount).startsWith("/data/shelfPrice");
        }
    }

    @Test
    void namesAMissingField() {
        refuses(PRICE.replace("\"observer\":\"ann\",", ""), Code.INVALID_FIELD, "/data/observer");
    }

    @Test
    void namesAFieldOfTheWrongKind() {
        refuses(PRICE.replace("\"ann\"", "{}"), Code.INVALID_FIELD, "/data/observer");
        refuses(PRICE.replace("2026-01-05T10:00:00-06:00", "yesterday"), Code.INVALID_FIELD, "/data/observedAt");
    }

    @Test
    void refusesANumberWhereAStringBelongs() {
        refuses(PRICE.replace("\"ann\"", "7"), Code.INVALID_FIELD, "/data/observer");
        refuses(PRICE.replace("\"2026-01-05T10:00:00-06:00\"", "7"), Code.INVALID_FIELD, "/data/observedAt");
    }

    @Test
    void refusesATimeThatOnlyLooksLikeOne() {
        for (String time : new String[] {
            "1772451000", "1772451000.5", " 2026-01-05T10:00:00-06:00 ", "2026-01-05T10:00:00-0600", ""
        }) {
            refuses(PRICE.replace("2026-01-05T10:00:00-06:00", time), Code.INVALID_FIELD, "/data/observedAt");
        }
    }

    @Test
    void tellsWhenTheDoorTookAFactOrElseWhenTheBrokerDid() {
        RecordHeaders headers = new RecordHeaders();
        assertThat(EnvelopeCodec.receivedAt(headers, 7)).isEqualTo(Instant.ofEpochMilli(7));
        headers.add(EnvelopeCodec.RECEIVED_AT, bytes("2026-01-05T10:00:00.5Z"));
        assertThat(EnvelopeCodec.receivedAt(headers, 7)).isEqualTo(Instant.parse("2026-01-05T10:00:00.5Z"));
        headers.add(EnvelopeCodec.RECEIVED_AT, bytes("a while ago"));
        assertThat(EnvelopeCodec.receivedAt(headers, 7)).isEqualTo(Instant.ofEpochMilli(7));
    }

    @Test
    void refusesAPlaceThatNamesTwoThings() {
        refuses(
                PRICE.replace("{\"store\":\"S1\"}", "{\"store\":\"S1\",\"retailer\":\"R1\"}"),
                Code.INVALID_FIELD,
                "/data/place");
    }

    @Test
    void refusesWhatIsNotWholeJson() {
        assertThat(refused(PRICE.substring(0, 40)).code()).isEqualTo(Code.NOT_JSON);
        assertThat(refused(PRICE + "{}").code()).isIn(Code.NOT_JSON, Code.INVALID_FIELD);
        assertThat(refused("[".repeat(100)).code()).isIn(Code.NOT_JSON, Code.INVALID_FIELD);
    }

    @Test
    void refusesTheSameFieldTwice() {
        assertThat(refused(PRICE.replace("\"observer\"", "\"product\":\"P2\",\"observer\""))
                        .code())
                .isEqualTo(Code.NOT_JSON);
    }

    @Test
    void refusesATypeThatDoesNotBelongOnTheTopic() {
        ProducerRecord<byte[], byte[]> record = codec.encode(
                new EventEnvelope<>("1", "/field-app", Instant.parse("2026-01-05T16:00:00Z"), null, null, price()));
        UnreadableEvent error = catchThrowableOfType(
                UnreadableEvent.class, () -> codec.decode(Topics.SALES, record.headers(), record.value()));
        assertThat(error.code()).isEqualTo(Code.WRONG_TOPIC);
    }

    @Test
    void refusesAnEmptyRecordAndOneWithoutAttributes() {
        assertThat(catchThrowableOfType(
                                UnreadableEvent.class,
                                () -> codec.decode(Topics.SALES, new RecordHeaders(), new byte[0]))
                        .code())
                .isEqualTo(Code.NOT_AN_EVENT);
        UnreadableEvent error = catchThrowableOfType(
                UnreadableEvent.class, () -> codec.decode(Topics.SALES, new RecordHeaders(), bytes(PRICE)));
        assertThat(error.pointer()).isEqualTo("/specversion");
    }

    @Test
    void neverTurnsAHeaderIntoAnythingButText() {
        ProducerRecord<byte[], byte[]> record = codec.encode(
                new EventEnvelope<>("1", "/field-app", Instant.parse("2026-01-05T16:00:00Z"), null, null, price()));
        record.headers().add("spring_json_header_types", bytes("{\"x\":\"java.net.URL\"}"));
        record.headers().add("x", bytes("\"file:///etc/passwd\""));
        assertThat(codec.decode(record.topic(), record.headers(), record.value())
                        .data())
                .isEqualTo(price());
    }

    private void refuses(String data, Code code, String pointer) {
        UnreadableEvent error = refused(data);
        assertThat(error.code()).isEqualTo(code);
        assertThat(error.pointer()).isEqualTo(pointer);
    }

    private UnreadableEvent refused(String data) {
        UnreadableEvent error =
                catchThrowableOfType(UnreadableEvent.class, () -> codec.read(PriceObserved.class, bytes(data)));
        assertThat(error).as(data).isNotNull();
        return error;
    }

    private static PriceObserved price() {
        return new PriceObserved(
                "P1",
                Place.store("S1"),
                MoneyAmount.of("2.990", "USD"),
                null,
                "ann",
                OffsetDateTime.parse("2026-01-05T10:00:00-06:00"),
                null);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
