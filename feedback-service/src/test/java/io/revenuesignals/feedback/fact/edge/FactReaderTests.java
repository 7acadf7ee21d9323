package io.revenuesignals.feedback.fact.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revenuesignals.feedback.fact.model.JudgedFact;
import io.revenuesignals.feedback.fact.model.JudgedFact.Refused;
import io.revenuesignals.feedback.fact.model.JudgedFact.Sound;
import io.revenuesignals.feedback.fact.model.Refusal.Code;
import io.revenuesignals.platform.messaging.EventJson;
import io.revenuesignals.platform.security.Caller;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactReaderTests {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final String PRICE = """
            {"product":"sauce","place":{"store":"S1"},"shelfPrice":{"amount":"2.99","currency":"USD"},\
            "observer":"ann","observedAt":"2026-03-02T06:30:00-05:00"}""";

    private final FactReader reader = new FactReader(
            new FactJudge(EventJson.mapper(), Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMinutes(5), 256 * 1024),
            1_000);
    private final Poster poster = poster("source");

    private static Poster poster(String role) {
        return Poster.of(new Caller("ann", Set.of(role), Set.of("/pos/"), Set.of()));
    }

    private static String event(String type, String data) {
        return event("1", type, data);
    }

    private static String event(String id, String type, String data) {
        return """
                {"specversion":"1.0","id":"%s","source":"/pos/a","type":"io.revenuesignals.%s.v1",\
                "time":"2026-03-02T11:30:00Z","data":%s}""".formatted(id, type, data);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private JudgedFact judge(String event) {
        return reader.event(utf8(event), 0, poster);
    }

    private Sound sound(String event) {
        JudgedFact fact = judge(event);
        assertThat(fact).isInstanceOf(Sound.class);
        return (Sound) fact;
    }

    private void refused(String event, Code code, String pointer) {
        refused(judge(event), code, pointer);
    }

    private static void refused(JudgedFact fact, Code code, String pointer) {
        assertThat(fact).isInstanceOf(Refused.class);
        Refused refused = (Refused) fact;
        assertThat(refused.refusal().code()).as(refused.refusal().detail()).isEqualTo(code);
        assertThat(refused.refusal().pointer()).isEqualTo(pointer);
        assertThat(refused.refusal().detail()).isNotBlank();
    }

    private static String changed(String from, String to) {
        assertThat(PRICE).contains(from);
        return event("price-observed", PRICE.replace(from, to));
    }

    @Nested
    class TakesWhatIsSound {

        @Test
        void keepsTheBytesOfTheDataAsTheyCame() {
            String data = " { \"observer\" : \"Zoë 🍝\",\n \"product\":\"s\\u00e4uce\",\"place\":{\"store\":\"S1\"},"
                    + "\"shelfPrice\":{\"currency\":\"USD\",\"amount\":\"2.990\"},\"observedAt\":\"2026-03-02T11:00:00Z\" } ";

            Sound fact = sound("{\"source\":\"/pos/a\",\"subject\":\"ünï\",\"data\":" + data
                    + ",\"id\":\"ä-1\",\"specversion\":\"1.0\",\"time\":\"2026-03-02T11:30:00Z\","
                    + "\"type\":\"io.revenuesignals.price-observed.v1\"}");

            assertThat(fact.data()).asString(StandardCharsets.UTF_8).isEqualTo(data.strip());
            assertThat(fact.key()).asString(StandardCharsets.UTF_8).isEqualTo("säuce|store:S1");
        }

        @Test
        void keepsTheBytesOfEveryItemOfABatchBehindMultibyteNeighbours() {
            List<String> data = IntStream.range(0, 50)
                    .mapToObj(i -> PRICE.replace("ann", "ж".repeat(i) + "🍝"))
                    .toList();
            String batch = IntStream.range(0, 50)
                    .mapToObj(i -> event("€" + i, "price-observed", data.get(i)))
                    .collect(Collectors.joining(" ,\n", "[", "]"));

            List<JudgedFact> facts = reader.batch(utf8(batch), poster);

            assertThat(facts).hasSize(50).allMatch(Sound.class::isInstance);
            for (int i = 0; i < 50; i++) {
                Sound fact = (Sound) facts.get(i);
                assertThat(fact.index()).isEqualTo(i);
                assertThat(fact.id()).isEqualTo("€" + i);
                assertThat(fact.data()).asString(StandardCharsets.UTF_8).isEqualTo(data.get(i));
            }
        }

        @Test
        void carriesAttributesAndExtensionsOn() {
            Sound fact = sound(event("price-observed", PRICE)
                    .replace(
                            "{\"specversion\"",
                            "{\"traceparent\":\"00-1\",\"sampled\":7,\"nothing\":null,\"specversion\""));

            assertThat(fact.topic()).isEqualTo("revenue.observations.v1");
            assertThat(fact.type()).isEqualTo("price-observed");
            assertThat(fact.attributes())
                    .extracting(attribute -> attribute.name() + "=" + attribute.value())
                    .containsExactly(
                            "id=1",
                            "source=/pos/a",
                            "type=io.revenuesignals.price-observed.v1",
                            "time=2026-03-02T11:30:00Z",
                            "traceparent=00-1",
                            "sampled=7");
        }

        @Test
        void toleratesFieldsThatItDoesNotKnow() {
            sound(changed("{\"product\"", "{\"weather\":{\"rain\":[1,2,{\"mm\":3}]},\"product\""));
        }

        @Test
        void takesDataThatComeBeforeTheType() {
            sound("{\"data\":" + PRICE + ","
                    + event("price-observed", "null")
                            .replace(",\"data\":null", "")
                            .substring(1));
        }

        @ParameterizedTest
        @MethodSource("io.revenuesignals.feedback.fact.edge.FactReaderTests#everyKind")
        void takesEveryKindOfFact(String type, String data) {
            assertThat(sound(event(type, data)).type()).isEqualTo(type);
        }

        @Test
        void takesASalesPersonsObservationsUnderTheirOwnName() {
            String event = event("price-observed", PRICE).replace("/pos/a", "/sales/ann");

            assertThat(reader.event(utf8(event), 0, poster("sales"))).isInstanceOf(Sound.class);
        }

        @Test
        void takesAPromotionThatLiesAhead() {
            sound(event("promotion-observed", """
                    {"product":"p","place":{"retailer":"r"},"mechanic":"FEATURE","from":"2026-04-01","to":"2026-04-08",\
                    "observer":"ann","observedAt":"2026-03-02T11:00:00Z"}"""));
        }
    }

    static Stream<List<String>> kinds() {
        return Stream.of(
                List.of("product-described", """
                        {"product":"p","name":"Sauce","brand":"b","line":"l","category":"c","owner":"OWN",\
                        "packSize":500,"packUnit":"G"}"""),
                List.of("retailer-described", """
                        {"retailer":"r","name":"Fresh","channel":"GROCERY"}"""),
                List.of("store-described", """
                        {"store":"S1","name":"Fresh 1","retailer":"r","channel":"GROCERY","region":"midwest",\
                        "timeZone":"America/Chicago","attributes":{"sellsFood":"true"},"sizeWeight":1.2}"""),
                List.of("price-observed", PRICE),
                List.of("promotion-observed", """
                        {"product":"p","place":{"channel":"GROCERY"},"mechanic":"PRICE_CUT","depth":0.2,\
                        "from":"2026-03-01","to":"2026-03-08","observer":"ann","observedAt":"2026-03-02T11:00:00Z"}"""),
                List.of("shelf-observed", """
                        {"product":"p","store":"S1","present":true,"soldOut":false,"facings":3,"observer":"ann",\
                        "observedAt":"2026-03-02T11:00:00Z"}"""),
                List.of("observation-corrected", """
                        {"corrects":{"source":"/pos/a","id":"0"},"reason":"typo","price":%s}""".formatted(PRICE)),
                List.of("observation-retracted", """
                        {"retracts":{"source":"/pos/a","id":"0"},"product":"p","place":{"store":"S1"},"reason":"typo"}"""),
                List.of("sale-recorded", """
                        {"product":"p","place":{"store":"S1"},"units":12,"revenue":{"amount":"35.88","currency":"USD"},\
                        "period":{"from":"2026-02-23","to":"2026-03-02"}}"""),
                List.of("sale-corrected", """
                        {"corrects":{"source":"/pos/a","id":"0"},"reason":"typo","sale":{"product":"p",\
                        "place":{"store":"S1"},"units":0,"revenue":{"amount":"0","currency":"USD"},\
                        "period":{"at":"2026-03-02T11:00:00Z"}}}"""),
                List.of("customer-gained", """
                        {"customer":"c","place":{"retailer":"r"},"firstPurchase":"2026-03-01"}"""));
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> everyKind() {
        return kinds().map(kind -> org.junit.jupiter.params.provider.Arguments.of(kind.get(0), kind.get(1)));
    }

    @Nested
    class NamesWhatIsWrongWithAttributes {

        @Test
        void aMissingOne() {
            String whole = event("price-observed", PRICE);
            refused(whole.replace("\"specversion\":\"1.0\",", ""), Code.NOT_AN_EVENT, "/specversion");
            refused(whole.replace("\"id\":\"1\",", ""), Code.NOT_AN_EVENT, "/id");
            refused(whole.replace("\"source\":\"/pos/a\",", ""), Code.NOT_AN_EVENT, "/source");
            refused(whole.replace("\"time\":\"2026-03-02T11:30:00Z\",", ""), Code.NOT_AN_EVENT, "/time");
            refused(whole.replace("\"type\":\"io.revenuesignals.price-observed.v1\",", ""), Code.NOT_AN_EVENT, "/type");
            refused(whole.replace(",\"data\":" + PRICE, ""), Code.INVALID_FIELD, "/data");
        }

        @ParameterizedTest
        @ValueSource(strings = {"7", "true", "{}", "[\"1\"]", "1.5"})
        void anIdThatIsNoString(String id) {
            refused(event("price-observed", PRICE).replace("\"id\":\"1\"", "\"id\":" + id), Code.NOT_AN_EVENT, "/id");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "   ", "a\\u0000b", "a\\nb", "\\ud800"})
        void anIdThatCannotBeOne(String id) {
            refused(event(id, "price-observed", PRICE), Code.NOT_AN_EVENT, "/id");
        }

        @Test
        void anIdThatIsTooLong() {
            refused(event("x".repeat(201), "price-observed", PRICE), Code.NOT_AN_EVENT, "/id");
            refused(event("x".repeat(9_000), "price-observed", PRICE), Code.BEYOND_LIMITS, "/id");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/pos/a b", "/pos/<a>", "/pos/é", "/pos/\\\"a"})
        void aSourceThatIsNoReference(String source) {
            refused(event("price-observed", PRICE).replace("/pos/a", source), Code.NOT_AN_EVENT, "/source");
        }

        @Test
        void aTypeThatNobodyKnows() {
            refused(event("price-guessed", PRICE), Code.UNKNOWN_TYPE, "/type");
            refused(event("price-observed", PRICE).replace(".v1", ".v9"), Code.UNKNOWN_TYPE, "/type");
        }

        @Test
        void aTypeThatOnlyThisSystemGivesOut() {
            refused(event("price-changed", "{}"), Code.UNKNOWN_TYPE, "/type");
            refused(event("price-request-raised", "{}"), Code.UNKNOWN_TYPE, "/type");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "yesterday",
                    "2026-03-02",
                    "2026-03-02T11:30:00",
                    "2026-03-02T11:30Z",
                    "2026-13-02T11:30:00Z",
                    "1772451000"
                })
        void aTimeThatIsNone(String time) {
            refused(event("price-observed", PRICE).replace("2026-03-02T11:30:00Z", time), Code.NOT_AN_EVENT, "/time");
        }

        @Test
        void aTimeAhead() {
            String whole = event("price-observed", PRICE);
            sound(whole.replace("2026-03-02T11:30:00Z", "2026-03-02T12:05:00Z"));
            refused(whole.replace("2026-03-02T11:30:00Z", "2026-03-02T12:05:01Z"), Code.TIME_AHEAD, "/time");
        }

        @Test
        void aTimeBeforeBarcodes() {
            refused(
                    event("price-observed", PRICE).replace("2026-03-02T11:30:00Z", "0001-01-01T00:00:00Z"),
                    Code.NOT_AN_EVENT,
                    "/time");
        }

        @Test
        void aDataTypeThatIsNotJson() {
            String whole = event("price-observed", PRICE);
            sound(whole.replace("{\"spec", "{\"datacontenttype\":\"application/json; charset=UTF-8\",\"spec"));
            refused(
                    whole.replace("{\"spec", "{\"datacontenttype\":\"text/csv\",\"spec"),
                    Code.NOT_AN_EVENT,
                    "/datacontenttype");
        }

        @Test
        void dataInBase64() {
            refused(
                    event("price-observed", PRICE).replace("\"data\":" + PRICE, "\"data_base64\":\"e30=\""),
                    Code.NOT_AN_EVENT,
                    "/data_base64");
        }

        @Test
        void anAttributeGivenTwice() {
            String whole = event("price-observed", PRICE);
            refused(whole.replace("{\"spec", "{\"id\":\"2\",\"spec"), Code.DUPLICATE_FIELD, "/id");
            refused(whole.replace("{\"spec", "{\"data\":{},\"spec"), Code.DUPLICATE_FIELD, "/data");
            refused(whole.replace("{\"spec", "{\"x\":\"1\",\"x\":\"2\",\"spec"), Code.DUPLICATE_FIELD, "/x");
        }

        @Test
        void anExtensionThatIsNotNamedLikeOne() {
            String whole = event("price-observed", PRICE);
            refused(whole.replace("{\"spec", "{\"my/name~\":\"1\",\"spec"), Code.NOT_AN_EVENT, "/my~1name~0");
            refused(whole.replace("{\"spec", "{\"x\":{},\"spec"), Code.NOT_AN_EVENT, "/x");
        }

        @ParameterizedTest
        @ValueSource(strings = {"7", "\"event\"", "null", "[]", "[[{}]]"})
        void anItemThatIsNoObject(String item) {
            List<JudgedFact> facts =
                    reader.batch(utf8("[" + item + "," + event("price-observed", PRICE) + "]"), poster);

            refused(facts.get(0), Code.NOT_AN_EVENT, "");
            assertThat(facts.get(1)).isInstanceOf(Sound.class);
        }
    }

    @Nested
    class LetsNobodyPostAsSomebodyElse {

        @Test
        void aSystemUnderAnotherSource() {
            refused(event("price-observed", PRICE).replace("/pos/a", "/erp/b"), Code.FORBIDDEN_SOURCE, "/source");
        }

        @Test
        void aSalesPersonUnderAnothersName() {
            String event = event("price-observed", PRICE);
            Poster ann = poster("sales");
            refused(
                    reader.event(utf8(event.replace("/pos/a", "/sales/bob")), 0, ann),
                    Code.FORBIDDEN_SOURCE,
                    "/source");
            refused(
                    reader.event(utf8(event.replace("/pos/a", "/sales/anna")), 0, ann),
                    Code.FORBIDDEN_SOURCE,
                    "/source");
            refused(reader.event(utf8(event), 0, ann), Code.FORBIDDEN_SOURCE, "/source");
        }

        @Test
        void aSalesPersonWithSales() {
            String event = event("customer-gained", """
                    {"customer":"c","place":{"retailer":"r"},"firstPurchase":"2026-03-01"}""").replace("/pos/a", "/sales/ann");
            refused(reader.event(utf8(event), 0, poster("sales")), Code.FORBIDDEN_SOURCE, "/source");
        }
    }

    @Nested
    class NamesWhatIsWrongWithData {

        @Test
        void aMissingField() {
            refused(changed("\"product\":\"sauce\",", ""), Code.INVALID_FIELD, "/data/product");
            refused(changed(",\"currency\":\"USD\"", ""), Code.INVALID_FIELD, "/data/shelfPrice/currency");
            refused(changed("\"store\":\"S1\"", ""), Code.INVALID_FIELD, "/data/place");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"2.99", "\"NaN\"", "\"2,99\"", "\"\"", "\"1e999999999\"", "\"-1\"", "\"0\"", "{}", "null"})
        void wrongMoney(String amount) {
            refused(changed("\"2.99\"", amount), Code.INVALID_FIELD, priceField(amount));
        }

        private String priceField(String amount) {
            return amount.equals("\"-1\"") || amount.equals("\"0\"") ? "/data/shelfPrice" : "/data/shelfPrice/amount";
        }

        @Test
        void wrongCurrency() {
            refused(changed("USD", "DOLLARS"), Code.INVALID_FIELD, "/data/shelfPrice/currency");
        }

        @ParameterizedTest
        @ValueSource(strings = {"2026-03-02T06:30:00", "noon", "2026-02-30T00:00:00Z"})
        void wrongTime(String time) {
            refused(changed("2026-03-02T06:30:00-05:00", time), Code.INVALID_FIELD, "/data/observedAt");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1772451000",
                    "1772451000.5",
                    "\"1772451000\"",
                    "\" 2026-03-02T06:30:00-05:00 \"",
                    "\"2026-03-02T06:30:00-0500\"",
                    "\"\""
                })
        void aTimeThatNoReaderWouldTake(String time) {
            refused(changed("\"2026-03-02T06:30:00-05:00\"", time), Code.INVALID_FIELD, "/data/observedAt");
        }

        @Test
        void aFactFromTheFuture() {
            refused(changed("2026-03-02T06:30:00-05:00", "2026-03-02T12:30:00Z"), Code.TIME_AHEAD, "/data/observedAt");
            refused(
                    event("observation-corrected", """
                            {"corrects":{"source":"/pos/a","id":"0"},"reason":"typo","price":%s}""".formatted(
                                    PRICE.replace("2026-03-02T06:30:00-05:00", "2026-03-03T00:00:00Z"))),
                    Code.TIME_AHEAD,
                    "/data/price/observedAt");
            refused(event("customer-gained", """
                            {"customer":"c","place":{"retailer":"r"},"firstPurchase":"2026-03-05"}"""), Code.TIME_AHEAD, "/data/firstPurchase");
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "7", "\"text\"", "[]", "true"})
        void dataThatAreNoObject(String data) {
            refused(event("price-observed", data), Code.INVALID_FIELD, "/data");
        }

        @Test
        void nul() {
            refused(changed("ann", "a\\u0000n"), Code.INVALID_FIELD, "/data");
            refused(changed("{\"product\"", "{\"note\":\"\\u0000\",\"product\""), Code.INVALID_FIELD, "/data");
            sound(changed("ann", "a\\\\u0000n"));
        }

        @Test
        void aFieldGivenTwice() {
            refused(changed("{\"product\"", "{\"product\":\"x\",\"product\""), Code.DUPLICATE_FIELD, "/data/product");
            refused(
                    changed("{\"amount\"", "{\"amount\":\"1\",\"amount\""),
                    Code.DUPLICATE_FIELD,
                    "/data/shelfPrice/amount");
            sound(changed("{\"product\"", "{\"a\":[{\"b\":1},{\"b\":2}],\"product\""));
        }

        @Test
        void nestingTooDeep() {
            sound(changed("{\"product\"", "{\"x\":" + "[".repeat(47) + "]".repeat(47) + ",\"product\""));
            refused(
                    changed("{\"product\"", "{\"x\":" + "[".repeat(60) + "]".repeat(60) + ",\"product\""),
                    Code.BEYOND_LIMITS,
                    "/data/x" + "/0".repeat(48));
        }

        @Test
        void aTextTooLong() {
            sound(changed("{\"product\"", "{\"x\":\"" + "y".repeat(65_536) + "\",\"product\""));
            refused(
                    changed("{\"product\"", "{\"x\":\"" + "y".repeat(65_537) + "\",\"product\""),
                    Code.BEYOND_LIMITS,
                    "/data/x");
        }

        @Test
        void aNumberTooLong() {
            sound(changed("{\"product\"", "{\"x\":" + "9".repeat(40) + ",\"product\""));
            refused(
                    changed("{\"product\"", "{\"x\":" + "9".repeat(41) + ",\"product\""),
                    Code.BEYOND_LIMITS,
                    "/data/x");
        }

        @Test
        void tooManyFields() {
            String fields =
                    IntStream.range(0, 300).mapToObj(i -> "\"f" + i + "\":1,").collect(Collectors.joining());
            JudgedFact fact = judge(changed("{\"product\"", "{" + fields + "\"product\""));
            refused(fact, Code.BEYOND_LIMITS, "/data/f256");
        }

        @Test
        void anEventTooLargeAsAWhole() {
            String filling = IntStream.range(0, 5)
                    .mapToObj(i -> "\"f" + i + "\":\"" + "y".repeat(60_000) + "\",")
                    .collect(Collectors.joining());
            JudgedFact fact = judge(changed("{\"product\"", "{" + filling + "\"product\""));
            assertThat(((Refused) fact).refusal().code()).isEqualTo(Code.BEYOND_LIMITS);
            assertThat(((Refused) fact).original().bytes()).hasSize(256 * 1024);
        }
    }

    @Nested
    class KeepsNeighboursApart {

        @Test
        void takesTheGoodItemsOfABatch() {
            String batch = "[" + event("1", "price-observed", PRICE) + ","
                    + event("2", "price-observed", PRICE.replace("\"2.99\"", "2.99")) + ","
                    + event("3", "price-observed", PRICE.replace("{\"product\"", "{\"product\":\"x\",\"product\""))
                    + ","
                    + event("4", "price-observed", "{\"x\":" + "[".repeat(80) + "]".repeat(80) + "}") + ","
                    + event("5", "price-observed", PRICE) + "]";

            List<JudgedFact> facts = reader.batch(utf8(batch), poster);

            assertThat(facts)
                    .extracting(fact -> fact instanceof Sound)
                    .containsExactly(true, false, false, false, true);
            refused(facts.get(1), Code.INVALID_FIELD, "/data/shelfPrice/amount");
            refused(facts.get(2), Code.DUPLICATE_FIELD, "/data/product");
            refused(facts.get(3), Code.BEYOND_LIMITS, "/data/x" + "/0".repeat(48));
            assertThat(((Refused) facts.get(1)).original().bytes())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(event("2", "price-observed", PRICE.replace("\"2.99\"", "2.99")));
            assertThat(((Refused) facts.get(1)).id()).isEqualTo("2");
            assertThat(((Refused) facts.get(1)).type()).isEqualTo("price-observed");
        }

        @Test
        void refusesOnlyTheLineThatIsNotJson() {
            refused(reader.line(utf8("{\"id\":"), 7, poster), Code.NOT_JSON, null);
            assertThat(reader.line(utf8("{\"id\":"), 7, poster).index()).isEqualTo(7);
            refused(reader.line(new byte[] {'"', (byte) 0xC3, '"'}, 0, poster), Code.NOT_JSON, null);
        }
    }

    @Nested
    class RefusesABodyThatIsNotJson {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "   ",
                    "{",
                    "[{]",
                    "[{}",
                    "[{},]",
                    "hello",
                    "[NaN]",
                    "[{\"data\":{\"x\":NaN}}]",
                    "[{\"data\":{\"x\":+1}}]",
                    "[{\"data\":{\"x\":01}}]",
                    "[{\"data\":'x'}]",
                    "[] []",
                    "[{}] x",
                    "[{\"a\" \"b\"}]",
                    "[{\"a\":\"\u0000\"}]",
                    "\uFEFF[]",
                    "{}",
                    "7"
                })
        void orNoBatch(String body) {
            assertThatThrownBy(() -> reader.batch(utf8(body), poster)).isInstanceOf(UnreadableBody.class);
        }

        @Test
        void inAnotherEncoding() {
            assertThatThrownBy(() -> reader.batch("[]".getBytes(StandardCharsets.UTF_16LE), poster))
                    .isInstanceOf(UnreadableBody.class);
            assertThatThrownBy(() -> reader.batch(new byte[] {'[', '"', (byte) 0xC3, '"', ']'}, poster))
                    .isInstanceOf(UnreadableBody.class);
        }

        @Test
        void nestedWithoutEnd() {
            assertThatThrownBy(() -> reader.batch(utf8("[".repeat(100_000)), poster))
                    .isInstanceOf(UnreadableBody.class);
        }

        @Test
        void orHoldsTooManyItems() {
            String batch = IntStream.range(0, 1_001).mapToObj(i -> "{}").collect(Collectors.joining(",", "[", "]"));

            assertThatThrownBy(() -> reader.batch(utf8(batch), poster))
                    .isInstanceOfSatisfying(
                            UnreadableBody.class,
                            unreadable -> assertThat(unreadable.reason()).isEqualTo(UnreadableBody.Cause.TOO_MANY));
        }

        @Test
        void butTakesAnEmptyBatch() {
            assertThat(reader.batch(utf8(" [ ] "), poster)).isEmpty();
        }
    }

    /** Whatever is broken at random is answered, never thrown, and neighbours stay whole. Prints its seed when it fails. */
    @Test
    void survivesWhateverIsBroken() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String good = event("good", "price-observed", PRICE);
        for (int round = 0; round < 20_000; round++) {
            byte[] line = utf8(event("1", "price-observed", PRICE));
            for (int hits = random.nextInt(1, 4); hits > 0; hits--) {
                line[random.nextInt(line.length)] = (byte) random.nextInt(256);
            }
            JudgedFact fact = reader.line(line, 0, poster);
            assertThat(fact).as("seed %d", seed).isNotNull();
            if (fact instanceof Sound sound) {
                JudgedFact again = reader.event(
                        utf8(event("1", "price-observed", new String(sound.data(), StandardCharsets.UTF_8))),
                        0,
                        poster);
                assertThat(again).as("seed %d", seed).isInstanceOf(Sound.class);
            }
            try {
                List<JudgedFact> batch = reader.batch(
                        utf8("[" + new String(line, StandardCharsets.ISO_8859_1) + "," + good + "]"), poster);
                assertThat(batch.getLast()).as("seed %d", seed).isInstanceOf(Sound.class);
            } catch (UnreadableBody unreadable) {
                assertThat(unreadable.detail()).isNotBlank();
            }
        }
    }
}
