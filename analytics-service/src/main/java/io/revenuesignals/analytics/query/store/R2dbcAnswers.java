package io.revenuesignals.analytics.query.store;

import static io.revenuesignals.platform.database.Rows.present;
import static io.revenuesignals.platform.database.Rows.text;

import io.r2dbc.spi.Readable;
import io.revenuesignals.analytics.ReadingDatabase;
import io.revenuesignals.analytics.query.Answers;
import io.revenuesignals.analytics.query.model.Answer;
import io.revenuesignals.analytics.query.model.Dimension;
import io.revenuesignals.analytics.query.model.Measure;
import io.revenuesignals.analytics.query.model.Question;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class R2dbcAnswers implements Answers {

    private final ReadingDatabase database;

    R2dbcAnswers(ReadingDatabase database) {
        this.database = database;
    }

    private record Found(
            Answer.Row row, long totalRows, @Nullable LocalDate through) {}

    @Override
    public Mono<Answer> answer(Question question) {
        return new QuestionSql(question)
                .statement()
                .on(database.client())
                .map(row -> found(question, row))
                .all()
                .collectList()
                .map(R2dbcAnswers::answer);
    }

    private static Answer answer(List<Found> found) {
        return found.isEmpty()
                ? new Answer(List.of(), 0, null)
                : new Answer(
                        found.stream().map(Found::row).toList(),
                        found.getFirst().totalRows(),
                        found.getFirst().through());
    }

    private static Found found(Question question, Readable row) {
        LocalDate bucket = present(row, "bucket", LocalDate.class);
        LocalDate end = question.granularity().next(bucket, question.to());
        String low = row.get("currency_low", String.class);
        String high = row.get("currency_high", String.class);
        return new Found(
                new Answer.Row(
                        bucket.isBefore(question.from()) ? question.from() : bucket,
                        end.isAfter(question.to()) ? question.to() : end,
                        dimensions(question, row),
                        measures(question, row),
                        low,
                        !Objects.equals(low, high)),
                present(row, "total_rows", Long.class),
                row.get("through", LocalDate.class));
    }

    private static Map<Dimension, @Nullable String> dimensions(Question question, Readable row) {
        Map<Dimension, @Nullable String> dimensions = new LinkedHashMap<>();
        for (int i = 0; i < question.groupBy().size(); i++) {
            dimensions.put(question.groupBy().get(i), row.get("g" + i, String.class));
        }
        return dimensions;
    }

    private static Map<Measure, @Nullable BigDecimal> measures(Question question, Readable row) {
        Map<Measure, @Nullable BigDecimal> measures = new LinkedHashMap<>();
        question.measures()
                .forEach(measure -> measures.put(measure, row.get(QuestionSql.column(measure), BigDecimal.class)));
        return measures;
    }

    @Override
    public Mono<Span> span() {
        return database.client().sql("""
                        select min(first) as first, max(last) + 7 as last from (
                            select min(week) as first, max(week) as last from sale_week
                            union all select min(week), max(week) from price_week
                            union all select min(week), max(week) from promotion_week
                            union all select min(week), max(week) from shelf_week
                            union all select date_trunc('week', min(first_purchase))::date,
                                             date_trunc('week', max(first_purchase))::date from customer) as weeks""").map(R2dbcAnswers::spanOf).one().flatMap(Mono::justOrEmpty);
    }

    private static java.util.Optional<Span> spanOf(Readable row) {
        LocalDate first = row.get("first", LocalDate.class);
        LocalDate last = row.get("last", LocalDate.class);
        return first == null || last == null
                ? java.util.Optional.empty()
                : java.util.Optional.of(new Span(first, last));
    }

    @Override
    public Mono<List<String>> values(
            Dimension dimension, @Nullable String containing, int limit, @Nullable String after) {
        return database.client()
                .sql("select distinct value from (" + valuesOf(dimension) + ") as known (value)"
                        + " where value is not null and value > $1 and strpos(lower(value), lower($2)) > 0"
                        + " order by value limit $3")
                .bind("$1", after == null ? "" : after)
                .bind("$2", containing == null ? "" : containing)
                .bind("$3", limit)
                .map(row -> text(row, "value"))
                .all()
                .collectList();
    }

    private static String valuesOf(Dimension dimension) {
        return switch (dimension) {
            case PRODUCT -> "select product from product";
            case BRAND -> "select brand from product";
            case LINE -> "select line from product";
            case CATEGORY -> "select category from product";
            case OWNER -> "select owner from product";
            case STORE -> "select store from place";
            case RETAILER -> "select retailer from place";
            case CHANNEL -> "select channel from place where kind <> 'CHANNEL'";
            case REGION -> "select region from place";
            case CURRENCY -> "select currency from sale_week union select currency from price_week";
        };
    }
}
