package io.revenuesignals.analytics.query.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revenuesignals.analytics.query.AskingQuestions.Answered;
import io.revenuesignals.analytics.query.model.Answer;
import io.revenuesignals.analytics.query.model.Dimension;
import io.revenuesignals.analytics.query.model.Filter;
import io.revenuesignals.analytics.query.model.Measure;
import io.revenuesignals.analytics.query.model.Question;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer as JSON, with the question as it was understood. */
record AnswerView(QuestionView question, List<RowView> rows, MetaView meta) {

    /** Money, and what may exceed what a JSON number carries exactly, is a decimal string. */
    record RowView(
            LocalDate from,
            LocalDate to,

            @JsonInclude(content = JsonInclude.Include.ALWAYS)
            Map<String, @Nullable String> dimensions,

            @JsonInclude(content = JsonInclude.Include.ALWAYS)
            Map<String, @Nullable Object> measures,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String currency) {}

    record QuestionView(
            List<String> measures,
            List<String> groupBy,
            LocalDate from,
            LocalDate to,
            String granularity,
            String timeZone,
            String weekStart,
            Object filter,
            List<String> sort,
            Map<String, Integer> page) {}

    /**
     * Rows in this answer, rows in all, whether rows were left out, the last business day with data, the cursor of the next
     * page, and whether the facts are being read anew from the log, so that some may be missing.
     */
    record MetaView(
            int rowCount,
            long totalRows,
            boolean truncated,
            @Nullable LocalDate dataThrough,
            @Nullable String next,
            boolean rebuilding) {}

    static AnswerView of(Answered answered, ZoneId zone) {
        Question question = answered.question();
        Answer answer = answered.answer();
        int shown = question.offset() + answer.rows().size();
        boolean more = shown < answer.totalRows();
        return new AnswerView(
                view(question, zone),
                answer.rows().stream().map(row -> view(question, row)).toList(),
                new MetaView(
                        answer.rows().size(),
                        answer.totalRows(),
                        more,
                        answer.dataThrough(),
                        more ? QuestionReader.cursor(question, shown) : null,
                        answered.rebuilding()));
    }

    private static QuestionView view(Question question, ZoneId zone) {
        return new QuestionView(
                question.measures().stream().map(Measure::wireName).toList(),
                question.groupBy().stream().map(Dimension::wireName).toList(),
                question.from(),
                question.to(),
                question.granularity().wireName(),
                zone.getId(),
                question.weekStart().name(),
                view(question.filter()),
                question.sort().stream()
                        .map(sort -> (sort.descending() ? "-" : "") + sort.key())
                        .toList(),
                Map.of("size", question.size(), "offset", question.offset()));
    }

    private static Object view(Filter filter) {
        return switch (filter) {
            case Filter.In in -> Map.of(in.dimension().wireName(), in.values());
            case Filter.Attribute attribute -> Map.of("attribute." + attribute.name(), attribute.values());
            case Filter.AllOf all ->
                all.parts().isEmpty()
                        ? Map.of()
                        : Map.of(
                                "and",
                                all.parts().stream().map(AnswerView::view).toList());
            case Filter.AnyOf any ->
                Map.of("or", any.parts().stream().map(AnswerView::view).toList());
            case Filter.Not not -> Map.of("not", view(not.part()));
        };
    }

    private static RowView view(Question question, Answer.Row row) {
        Map<String, @Nullable String> dimensions = new LinkedHashMap<>();
        row.dimensions().forEach((dimension, value) -> dimensions.put(dimension.wireName(), value));
        Map<String, @Nullable Object> measures = new LinkedHashMap<>();
        row.measures().forEach((measure, value) -> measures.put(measure.wireName(), view(measure, value)));
        boolean money = question.measures().stream().anyMatch(Measure::isMoney);
        return new RowView(row.from(), row.to(), dimensions, measures, money ? row.currency() : null);
    }

    private static @Nullable Object view(Measure measure, @Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        return measure.isExact() ? plain.toPlainString() : new BigDecimal(plain.toPlainString());
    }
}
