package io.revenuesignals.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.Place;
import io.revenuesignals.contracts.Topics;
import io.revenuesignals.contracts.observation.PriceObserved;
import io.revenuesignals.contracts.observation.ShelfObserved;
import io.revenuesignals.contracts.sale.SaleRecorded;
import io.revenuesignals.platform.messaging.UnreadableEvent.Code;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeCodecTests {

    private static final String PRICE = """
            {"product":"P1","place":{"store":"S1"},"shelfPrice":{"amount":"2.990","currency":"USD"},
             "observer":"ann","observedAt":"2026-01-05T10:00:00-06:00"}""";

    private static final String SALE_TYPE = "io.revenuesignals.sale-recorded.v1";

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
        Instant written = Instant.parse("2026-01-05T10:00:01Z");
        long broker = written.toEpochMilli();
        RecordHeaders headers = new RecordHeaders();
        assertThat(EnvelopeCodec.receivedAt(headers, broker)).isEqualTo(written);
        headers.add(EnvelopeCodec.RECEIVED_AT, bytes("2026-01-05T10:00:00.5Z"));
        assertThat(EnvelopeCodec.receivedAt(headers, broker)).isEqualTo(Instant.parse("2026-01-05T10:00:00.5Z"));
        headers.add(EnvelopeCodec.RECEIVED_AT, bytes("a while ago"));
        assertThat(EnvelopeCodec.receivedAt(headers, broker)).isEqualTo(written);
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "-1e999999999",
                "1e-999999999",
                "\"NaN\"",
                "\"Infinity\"",
                "\"1\"",
                "true",
                "null",
                "1e400",
                "1234567890123456789012345678901234567890"
            })
    void refusesUnitsThatAreNoNumberInRangeInBothModes(String units) {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertThat(refusedBinary(sale(units)).pointer()).as(units).isEqualTo("/data/units");
            assertThat(refusedStructured(sale(units)).pointer()).as(units).isEqualTo("/data/units");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "Infinity",
                "-Infinity",
                "12345678901234567890123456789012345678901",
                "01",
                "+1",
                ".5",
                "0x1"
            })
    void refusesNumbersThatAreNoneInJsonOrAreTooLongInBothModes(String units) {
        assertThat(refusedBinary(sale(units)).code()).as(units).isEqualTo(Code.NOT_JSON);
        assertThat(refusedStructured(sale(units)).code()).as(units).isEqualTo(Code.NOT_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999.999999", "0.100000", "3", "123456789012.345678"})
    void readsNumbersExactlyInBothModes(String units) {
        assertThat(units(codec.decode(Topics.SALES, headers(SALE_TYPE), bytes(sale(units)))))
                .isEqualTo(new BigDecimal(units));
        assertThat(units(codec.decodeStructured(structured(sale(units))))).isEqualTo(new BigDecimal(units));
    }

    @Test
    void refusesNumbersBeyondWholeOnesInBothModes() {
        String shelf = "{\"product\":\"P1\",\"store\":\"S1\",\"present\":true,\"soldOut\":false,\"facings\":%s,"
                + "\"observer\":\"ann\",\"observedAt\":\"2026-01-05T10:00:00-06:00\"}";
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (String facings : new String[] {"1e999999999", "1.5", "99999999999", "\"3\""}) {
                String data = shelf.formatted(facings);
                assertThat(catchThrowableOfType(
                                        UnreadableEvent.class, () -> codec.read(ShelfObserved.class, bytes(data)))
                                .pointer())
                        .as(facings)
                        .isEqualTo("/data/facings");
                assertThat(catchThrowableOfType(
                                        UnreadableEvent.class,
                                        () -> codec.decodeStructured(structured("shelf-observed", data)))
                                .pointer())
                        .as(facings)
                        .isEqualTo("/data/facings");
            }
        });
        assertThat(catchThrowableOfType(
                                UnreadableEvent.class,
                                () -> codec.read(
                                        ShelfObserved.class,
                                        bytes(shelf.formatted("3").replace("\"present\":true", "\"present\":null"))))
                        .pointer())
                .isEqualTo("/data/present");
    }

    @Test
    void refusesTextThatNoStoreCanHold() {
        for (String id : new String[] {"a\\u0000b", "a\\ud800b", "a\\ndb", "", "x".repeat(201)}) {
            refuses(PRICE.replace("\"P1\"", "\"" + id + "\""), Code.INVALID_FIELD, "/data/product");
        }
        assertThat(refused(PRICE.replace("\"P1\"", "\"a\0b\"")).code()).isEqualTo(Code.NOT_JSON);
        assertThat(refused(PRICE.replace("\"ann\"", "\"" + "x".repeat(70_000) + "\""))
                        .code())
                .isEqualTo(Code.NOT_JSON);
    }

    @Test
    void readsIdsThatLookTheSameAsTheSame() {
        RecordHeaders composed = headers(SALE_TYPE, "id", "caf\u00e9");
        RecordHeaders decomposed = headers(SALE_TYPE, "id", "cafe\u0301");
        EventEnvelope<?> one = codec.decode(Topics.SALES, composed, bytes(sale("1")));
        EventEnvelope<?> other = codec.decode(Topics.SALES, decomposed, bytes(sale("1")));
        assertThat(EventIdentity.of(other.source(), other.id())).isEqualTo(EventIdentity.of(one.source(), one.id()));
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

    @ParameterizedTest
    @ValueSource(strings = {"id", "source", "type", "time", "specversion", "correlationid", "causationid"})
    void refusesAnAttributeThatIsGivenTwice(String attribute) {
        RecordHeaders headers = headers(SALE_TYPE, "correlationid", "chain");
        headers.add("ce_causationid", bytes("cause"));
        headers.add("ce_" + attribute, bytes("another"));
        UnreadableEvent error = refused(headers, sale("1"));
        assertThat(error.code()).isEqualTo(Code.NOT_AN_EVENT);
        assertThat(error.pointer()).isEqualTo("/" + attribute);
    }

    @Test
    void refusesAttributesThatAreNoUtf8InsteadOfTakingDifferentOnesForTheSame() {
        for (byte[] id :
                new byte[][] {{'a', (byte) 0xff}, {'a', (byte) 0xc3}, {(byte) 0xed, (byte) 0xa0, (byte) 0x80}}) {
            RecordHeaders headers = headers(SALE_TYPE);
            headers.remove("ce_id");
            headers.add("ce_id", id);
            assertThat(refused(headers, sale("1")).pointer()).isEqualTo("/id");
        }
        RecordHeaders replacement = headers(SALE_TYPE, "id", "a\ufffd");
        assertThat(codec.decode(Topics.SALES, replacement, bytes(sale("1"))).id())
                .isEqualTo("a\ufffd");
    }

    @Test
    void refusesAttributesThatAreHugeOrHoldControls() {
        for (String id : new String[] {"x".repeat(1_000_000), "a\nb", "a\0b", "", " "}) {
            assertThat(refused(headers(SALE_TYPE, "id", id), sale("1")).pointer())
                    .isEqualTo("/id");
        }
        RecordHeaders headers = headers(SALE_TYPE);
        headers.remove("ce_id");
        headers.add("ce_id", null);
        assertThat(refused(headers, sale("1")).pointer()).isEqualTo("/id");
    }

    @Test
    void takesNoNoticeOfAttributesItDoesNotKnow() {
        RecordHeaders headers = headers(SALE_TYPE);
        headers.add("ce_newer", new byte[] {(byte) 0xff});
        headers.add("ce_newer", null);
        headers.add("traceparent", bytes("00-1-1-01"));
        assertThat(codec.decode(Topics.SALES, headers, bytes(sale("1"))).id()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-01-05",
                "2026-01-05T10:00:00",
                "+999999999-12-31T23:59:59Z",
                "0001-01-01T00:00:00Z"
            })
    void refusesTimesThatAreNoneOrThatNoStoreCanHold(String time) {
        assertThat(refused(headers(SALE_TYPE, "time", time), sale("1")).pointer())
                .isEqualTo("/time");
        assertThat(catchThrowableOfType(UnreadableEvent.class, () -> EnvelopeCodec.time(time))
                        .pointer())
                .isEqualTo("/time");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.revenuesignals.sale-recorded.v2",
                "io.revenuesignals.sale-recorded",
                "com.example.order.v1",
                ""
            })
    void refusesTypesAndMajorVersionsItDoesNotKnow(String type) {
        UnreadableEvent error = refused(headers(type), sale("1"));
        assertThat(error.code()).isEqualTo(Code.UNKNOWN_TYPE);
        assertThat(error.pointer()).isEqualTo("/type");
    }

    @Test
    void refusesTombstones() {
        for (String topic : new String[] {Topics.SALES, Topics.REFERENCE}) {
            UnreadableEvent error =
                    catchThrowableOfType(UnreadableEvent.class, () -> codec.decode(topic, headers(SALE_TYPE), null));
            assertThat(error.code()).isEqualTo(Code.NOT_AN_EVENT);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/cloudevents+json",
                "Application/CloudEvents+JSON; charset=utf-8",
                "application/cloudevents+json;charset=UTF-8;x=\"y\"",
                " application/cloudevents+json "
            })
    void readsStructuredModeWhateverParametersItsMediaTypeHas(String contentType) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("content-type", bytes(contentType));
        headers.add("ce_id", bytes("not asked"));
        assertThat(codec.decode(Topics.SALES, headers, structured(sale("1"))).id())
                .isEqualTo("1");
    }

    @Test
    void refusesStructuredEventsThatAreNone() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("content-type", bytes("application/cloudevents+json"));
        for (String event : new String[] {"[]", "7", "null", "\"x\""}) {
            assertThat(refused(headers, event).code()).as(event).isEqualTo(Code.NOT_AN_EVENT);
        }
        for (String event : new String[] {"", "{", "{\"id\":\"1\",\"id\":\"2\"}", "[".repeat(60)}) {
            assertThat(refused(headers, event).code()).as(event).isIn(Code.NOT_JSON, Code.NOT_AN_EVENT);
        }
        refused(headers, "{} {}");
        for (String data : new String[] {"null", "[]", "7", "\"{}\""}) {
            assertThat(refused(headers, new String(structured(data), StandardCharsets.UTF_8))
                            .pointer())
                    .as(data)
                    .isEqualTo("/data");
        }
        String numbered = new String(structured(sale("1")), StandardCharsets.UTF_8).replace("\"id\":\"1\"", "\"id\":1");
        assertThat(refused(headers, numbered).pointer()).isEqualTo("/id");
    }

    @Test
    void believesADoorsTimeOnlyUpToTheTimeOfTheRecord() {
        Instant written = Instant.parse("2026-03-01T12:00:00Z");
        assertThat(receivedAt("2026-03-01T11:59:59.998Z", written)).isEqualTo("2026-03-01T11:59:59.998Z");
        assertThat(receivedAt(null, written)).isEqualTo(written);
        for (String told : new String[] {
            "2026-03-01T12:00:01Z",
            "9998-01-01T00:00:00Z",
            "+1000000000-12-31T23:59:59Z",
            "0001-01-01T00:00:00Z",
            "soon",
            ""
        }) {
            assertThat(receivedAt(told, written)).as(told).isEqualTo(written);
        }
        assertThat(receivedAt(null, Instant.ofEpochMilli(-1))).isEqualTo(Instant.EPOCH);
    }

    private static Instant receivedAt(@Nullable String told, Instant written) {
        RecordHeaders headers = new RecordHeaders();
        if (told != null) {
            headers.add(EnvelopeCodec.RECEIVED_AT, bytes(told));
        }
        return EnvelopeCodec.receivedAt(headers, written.toEpochMilli());
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

    private static BigDecimal units(EventEnvelope<?> event) {
        return event.as(SaleRecorded.class).data().units();
    }

    private static String sale(String units) {
        return """
                {"product":"P1","place":{"store":"S1"},"units":%s,"revenue":{"amount":"8.97","currency":"USD"},
                 "period":{"from":"2026-01-05","to":"2026-01-12"}}""".formatted(units);
    }

    private static byte[] structured(String sale) {
        return structured("sale-recorded", sale);
    }

    private static byte[] structured(String type, String data) {
        return bytes("""
                {"specversion":"1.0","id":"1","source":"/pos","type":"io.revenuesignals.%s.v1",
                 "time":"2026-01-05T10:00:00Z","data":%s}""".formatted(type, data));
    }

    private static RecordHeaders headers(String type) {
        return headers(type, "id", "1");
    }

    private static RecordHeaders headers(String type, String attribute, String value) {
        Map<String, String> attributes = new LinkedHashMap<>(Map.of(
                "specversion", "1.0", "type", type, "source", "/pos", "id", "1", "time", "2026-01-05T10:00:00Z"));
        attributes.put(attribute, value);
        RecordHeaders headers = new RecordHeaders();
        attributes.forEach((name, text) -> headers.add("ce_" + name, bytes(text)));
        return headers;
    }

    private UnreadableEvent refusedBinary(String sale) {
        return refused(headers(SALE_TYPE), sale);
    }

    private UnreadableEvent refusedStructured(String sale) {
        UnreadableEvent error =
                catchThrowableOfType(UnreadableEvent.class, () -> codec.decodeStructured(structured(sale)));
        assertThat(error).as(sale).isNotNull();
        return error;
    }

    private UnreadableEvent refused(RecordHeaders headers, String value) {
        UnreadableEvent error =
                catchThrowableOfType(UnreadableEvent.class, () -> codec.decode(Topics.SALES, headers, bytes(value)));
        assertThat(error).isNotNull();
        return error;
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
