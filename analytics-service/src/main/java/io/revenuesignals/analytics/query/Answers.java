package io.revenuesignals.analytics.query;

import io.revenuesignals.analytics.query.model.Answer;
import io.revenuesignals.analytics.query.model.Dimension;
import io.revenuesignals.analytics.query.model.Question;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Answers questions from what is kept. */
public interface Answers {

    /** The days that anything kept lies on. */
    record Span(LocalDate from, LocalDate to) {}

    Mono<Answer> answer(Question question);

    /** First day and day after the last of everything kept, in whole ISO weeks; empty when nothing is. */
    Mono<Span> span();

    /** The values of a dimension that are known, in order. */
    Mono<List<String>> values(Dimension dimension, @Nullable String containing, int limit, @Nullable String after);
}
