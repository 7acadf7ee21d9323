package io.revenuesignals.analytics.query.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revenuesignals.analytics.query.model.Dimension;
import io.revenuesignals.analytics.query.model.Filter;
import io.revenuesignals.analytics.query.model.Granularity;
import io.revenuesignals.analytics.query.model.Measure;
import io.revenuesignals.analytics.query.model.Question;
import io.revenuesignals.platform.web.Problem;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class QuestionReaderTests {

    private static final LocalDate FROM = LocalDate.of(2026, 1, 5);

    private final MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();

    @Test
    void fillsInWhatIsLeftOpen() {
        parameters.add("measures", "units");

        Question question = read(FROM.plusWeeks(2));

        assertThat(question.granularity()).isEqualTo(Granularity.WHOLE);
        assertThat(question.weekStart()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(question.size()).isEqualTo(1_000);
        assertThat(question.inWholeWeeks()).isTrue();
    }

    @Test
    void readsEverything() {
        parameters.add("measures", "units, revenue");
        parameters.add("groupBy", "brand,channel");
        parameters.add("granularity", "P1W");
        parameters.add("weekStart", "THURSDAY");
        parameters.add("filter[channel]", "GROCERY,PHARMACY");
        parameters.add("filter[attribute.sellsFood]", "true");
        parameters.add("sort", "-revenue,brand");
        parameters.add("page[size]", "7");

        Question question = read(FROM.plusWeeks(2));

        assertThat(question.measures()).containsExactly(Measure.UNITS, Measure.REVENUE);
        assertThat(question.groupBy()).containsExactly(Dimension.BRAND, Dimension.CHANNEL);
        assertThat(question.filter())
                .isEqualTo(new Filter.AllOf(List.of(
                        new Filter.In(Dimension.CHANNEL, List.of("GROCERY", "PHARMACY")),
                        new Filter.Attribute("sellsFood", List.of("true")))));
        assertThat(question.sort())
                .containsExactly(new Question.Sort("revenue", true), new Question.Sort("brand", false));
        assertThat(question.inWholeWeeks()).isFalse();
    }

    @Test
    void takesOnlyItsOwnCursors() {
        parameters.add("measures", "units");
        String cursor = QuestionReader.cursor(read(FROM.plusWeeks(2)), 20);
        parameters.add("page[after]", cursor);

        assertThat(read(FROM.plusWeeks(2)).offset()).isEqualTo(20);
        assertRefused("/page/after", () -> read(FROM.plusWeeks(3)));
    }

    @Test
    void namesWhatIsWrong() {
        assertRefused("/measures", () -> read(FROM.plusWeeks(1)));
        parameters.add("measures", "units");
        assertRefused("/to", () -> read(FROM));
        parameters.add("granularity", "P1D");
        assertRefused("/granularity", () -> read(FROM.plusYears(20)));
        parameters.add("sort", "revenue");
        assertRefused("/sort", () -> read(FROM.plusWeeks(1)));
        parameters.add("colour", "red");
        assertRefused("/colour", () -> read(FROM.plusWeeks(1)));
    }

    @Test
    void namesTheParametersThereAreWhenOneIsUnknown() {
        parameters.add("page[offset]", "10");

        assertThatThrownBy(() -> read(FROM.plusWeeks(1)))
                .hasMessageContaining("page[offset] is not known")
                .hasMessageContaining("page[after]")
                .hasMessageContaining("filter[…]");
    }

    @Test
    void readsInstantsInTheZoneAskedFor() {
        parameters.add("measures", "units");
        parameters.add("from", "2026-01-05T02:00:00Z");
        parameters.add("timeZone", "America/Chicago");

        assertThat(QuestionReader.of(parameters).from()).isEqualTo(LocalDate.of(2026, 1, 4));
    }

    private Question read(LocalDate to) {
        return QuestionReader.of(parameters).question(FROM, to);
    }

    private static void assertRefused(String pointer, Runnable reading) {
        assertThatThrownBy(reading::run)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(String.valueOf(problem.getBody().getProperties()))
                                .contains("pointer=" + pointer + ","));
    }
}
