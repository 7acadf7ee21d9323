package io.revenuesignals.local.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTests {

    private static final Names NAMES = new Names(
            List.of("units", "price", "week", "name", "empty"),
            Map.of("owner", Map.of("Juicy", "OWN")),
            ZoneId.of("America/Chicago"));

    private static final Row ROW = new Row(2, List.of("3", "2.345", "1990-06-14", "Juicy", ""));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + 2 * 3 | 7",
                "(1 + 2) * 3 | 9",
                "7 - 2 - 1 | 4",
                "1 / 8 | 0.125",
                "-units + 1 | -2",
                "units * price | 7.035",
                "round(units * price, 2) | 7.04",
                "round(1.005, 2) | 1.00",
                "round(1.015, 2) | 1.02",
                "round(2.5, 0) | 2",
                "units = 3.0 | true",
                "units != 3 | false",
                "units >= 3 and price < 3 | true",
                "units > 3 or not (price < 1) | true",
                "name = 'Juicy' | true",
                "name < 'K' | true",
                "empty = '' | true",
                "week | 1990-06-14",
                "days(week, 1) | 1990-06-15",
                "weeks(week, 1) | 1990-06-21",
                "months('2024-01-31', 1) | 2024-02-29",
                "at(week, '12:00') | 1990-06-14T12:00-05:00",
                "lookup('owner', name) | OWN",
                "slug('Minute  Maid 96!') | minute-maid-96",
                "if(units = 3, 'three', 'other') | three",
            })
    void worksOutValues(String expression, String expected) {
        assertThat(ExpressionReader.read(expression, NAMES).text(ROW)).isEqualTo(expected);
    }

    @Test
    void keepsTheKindOfASingleValueAndJoinsOthersAsText() {
        assertThat(Template.read("{units * 2}", NAMES).of(ROW)).isEqualTo(new BigDecimal("6"));
        assertThat(Template.read("{days(week, 0)}", NAMES).of(ROW)).isEqualTo(LocalDate.of(1990, 6, 14));
        assertThat(Template.read("{at(week, '00:00')}", NAMES).of(ROW))
                .isEqualTo(OffsetDateTime.parse("1990-06-14T00:00-05:00"));
        assertThat(Template.read("{units * 2} packs of {name}", NAMES).of(ROW)).isEqualTo("6 packs of Juicy");
        assertThat(Template.read("plain", NAMES).of(ROW)).isEqualTo("plain");
        assertThat(Template.read("", NAMES).of(ROW)).isEqualTo("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 +",
                "(1",
                "1 2",
                "unknown",
                "unknown(1)",
                "round(1)",
                "'open",
                "1 # 2",
                "* 2",
                "1.2.3",
                ")",
                "",
            })
    void refusesWhatHasNoMeaning(String expression) {
        assertThatThrownBy(() -> ExpressionReader.read(expression, NAMES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(".+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name + 1",
                "units / 0",
                "not name",
                "days(name, 1)",
                "days(week, 0.5)",
                "at(week, 'noon')",
                "lookup('owner', units)",
                "lookup('nowhere', name)",
                "round(price, 9)",
            })
    void saysWhichValueOfTheRowDoesNotFit(String expression) {
        Expression read = ExpressionReader.read(expression, NAMES);
        assertThatThrownBy(() -> read.of(ROW)).isInstanceOf(RowProblem.class).hasMessageMatching(".+");
    }

    @Test
    void worksDefinitionsOutAnewForEachRow() {
        Names names = new Names(List.of("units"), Map.of(), ZoneId.of("UTC"));
        names.define("twice", ExpressionReader.read("units * 2", names));
        Expression four = ExpressionReader.read("twice * 2", names);
        assertThat(four.text(new Row(2, List.of("1")))).isEqualTo("4");
        assertThat(four.text(new Row(3, List.of("2")))).isEqualTo("8");
        assertThatThrownBy(() -> names.define("units", four)).isInstanceOf(IllegalArgumentException.class);
    }
}
