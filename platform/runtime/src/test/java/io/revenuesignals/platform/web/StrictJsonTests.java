package io.revenuesignals.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.MoneyAmount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StrictJsonTests {

    record Item(String name, @Nullable LocalDate day) {
        Item {
            name = Checks.id(name, "name");
        }
    }

    record Moments(
            @Nullable LocalDate day,
            @Nullable Instant at,
            @Nullable OffsetDateTime offset) {}

    record Box(List<Item> items, @Nullable BigDecimal worth, boolean open) {}

    private final JsonMapper json = mapper();

    private static JsonMapper mapper() {
        StrictJson strict = new StrictJson(new WebProperties.Json(50, 65_536, 40));
        JsonFactoryBuilder factory = JsonFactory.builder();
        strict.customize(factory);
        JsonMapper.Builder mapper = JsonMapper.builder(factory.build());
        strict.customize(mapper);
        return mapper.build();
    }

    private Problem refused(String body, Class<?> type) {
        JacksonException error = catchThrowableOfType(JacksonException.class, () -> json.readValue(body, type));
        return JsonProblems.of(error);
    }

    @Test
    void readsDecimalsExactlyFromNumbersAndTexts() {
        assertThat(json.readValue("{\"items\":[],\"worth\":0.1,\"open\":true}", Box.class)
                        .worth())
                .isEqualTo(new BigDecimal("0.1"));
        assertThat(json.readValue("{\"items\":[],\"worth\":\"12.340\",\"open\":true}", Box.class)
                        .worth())
                .isEqualTo(new BigDecimal("12.340"));
    }

    @Test
    void readsDaysAndInstantsFromTheirWrittenForm() {
        Moments moments = json.readValue("""
                {"day":"2026-03-01","at":"2026-03-01T12:00:00.5Z","offset":"2026-03-01T12:00:00+02:00"}""", Moments.class);

        assertThat(moments.day()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(moments.at()).isEqualTo(Instant.parse("2026-03-01T12:00:00.5Z"));
        assertThat(moments.offset()).isEqualTo(OffsetDateTime.parse("2026-03-01T12:00:00+02:00"));
        assertThat(json.readValue("{\"day\":null}", Moments.class).day()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026-03-01T12:00:00\"",
                "\"2026-03-01T12:00:00Z\"",
                "[2026,3,1]",
                "[]",
                "[\"2026-03-01\"]",
                "\"\"",
                "\" 2026-03-01\"",
                "\"+12026-03-01\"",
                "\"2026-02-30\"",
                "\"2026-3-1\"",
                "20513",
                "1.5",
                "true",
                "{}"
            })
    void refusesWhatIsNotADay(String day) {
        assertThat(refused("{\"day\":" + day + "}", Moments.class).getBody().getProperties())
                .containsEntry(
                        "errors", List.of(Map.of("pointer", "/day", "detail", "must be a date such as 2026-03-01")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1772366400",
                "1772366400.5",
                "\"1772366400\"",
                "\"2026-03-01\"",
                "\"2026-03-01T12:00:00\"",
                "\"2026-03-01T25:00:00Z\"",
                "[2026,3,1,12,0]",
                "[]",
                "\"\""
            })
    void refusesWhatIsNotAnInstant(String instant) {
        for (String field : List.of("at", "offset")) {
            assertThat(refused("{\"" + field + "\":" + instant + "}", Moments.class)
                            .getBody()
                            .getProperties())
                    .containsEntry(
                            "errors",
                            List.of(Map.of(
                                    "pointer",
                                    "/" + field,
                                    "detail",
                                    "must be an instant with its offset, such as 2026-03-01T09:30:00Z")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"NaN\"", "\"Infinity\"", "\"-INF\"", "\"0x10\"", "\"12 \u00a0\"", "[]", "true"})
    void refusesWhatIsNotANumber(String worth) {
        assertThat(refused("{\"items\":[],\"open\":true,\"worth\":" + worth + "}", Box.class)
                        .getBody()
                        .getProperties())
                .containsEntry("errors", List.of(Map.of("pointer", "/worth", "detail", "must be a number")));
    }

    @Test
    void refusesWhatIsNestedTooDeeply() {
        Problem problem = refused("[".repeat(51) + "]".repeat(51), JsonNode.class);
        assertThat(problem.type()).isEqualTo(ProblemCatalog.NOT_JSON);
        assertThat(problem.getBody().getDetail()).isEqualTo("The body is nested too deeply.");
        assertThat(json.readTree("[".repeat(50) + "]".repeat(50)).isArray()).isTrue();
    }

    @Test
    void refusesLongTextsAndNumbers() {
        assertThat(refused("\"" + "a".repeat(65_537) + "\"", JsonNode.class).type())
                .isEqualTo(ProblemCatalog.NOT_JSON);
        assertThat(refused("9".repeat(41), JsonNode.class).type()).isEqualTo(ProblemCatalog.NOT_JSON);
    }

    @Test
    void refusesDoubledFieldsAndTrailingTokens() {
        assertThat(refused("{\"items\":[],\"items\":[],\"open\":true}", Box.class)
                        .type())
                .isEqualTo(ProblemCatalog.NOT_JSON);
        assertThat(refused("{\"items\":[],\"open\":true} {}", Box.class).type()).isNotNull();
    }

    @Test
    void doesNotTakeTextsForTruthOrNumbersForTexts() {
        assertThat(refused("{\"items\":[],\"open\":\"true\"}", Box.class)
                        .getBody()
                        .getProperties())
                .containsEntry("errors", List.of(Map.of("pointer", "/open", "detail", "must be true or false")));
        assertThat(refused("{\"items\":[{\"name\":1}],\"open\":true}", Box.class)
                        .getBody()
                        .getProperties())
                .containsEntry("errors", List.of(Map.of("pointer", "/items/0/name", "detail", "must be a text")));
    }

    @Test
    void pointsIntoListsAndEscapesNames() {
        assertThat(refused("{\"items\":[{\"name\":\"a\"},{\"name\":\" \"}],\"open\":true}", Box.class)
                        .getBody()
                        .getProperties())
                .containsEntry("errors", List.of(Map.of("pointer", "/items/1/name", "detail", "must not be blank")));
        assertThat(refused("{\"items\":[],\"open\":true,\"a/b~c\":1}", Box.class)
                        .getBody()
                        .getProperties())
                .containsEntry("errors", List.of(Map.of("pointer", "/a~1b~0c", "detail", "is not known")));
    }

    @Test
    void writesMoneyAndDatesAsTextAndLeavesOutWhatIsAbsent() {
        assertThat(json.writeValueAsString(MoneyAmount.of("1E+2", "USD")))
                .isEqualTo("{\"amount\":\"100\",\"currency\":\"USD\"}");
        assertThat(json.writeValueAsString(new Item("a", null))).isEqualTo("{\"name\":\"a\"}");
        assertThat(json.writeValueAsString(Instant.parse("2026-03-01T09:30:00Z")))
                .isEqualTo("\"2026-03-01T09:30:00Z\"");
        assertThat(json.writeValueAsString(new BigDecimal("1E+3"))).isEqualTo("1000");
    }
}
