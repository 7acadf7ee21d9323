package io.revenuesignals.analytics.query;

import io.revenuesignals.analytics.query.model.Answer;
import io.revenuesignals.analytics.query.model.Question;
import io.revenuesignals.analytics.rebuild.RebuildWatch;
import java.time.LocalDate;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Fills in the range that a question leaves open and has it answered. */
@Component
public class AskingQuestions {

    private final Answers answers;
    private final RebuildWatch rebuilds;

    AskingQuestions(Answers answers, RebuildWatch rebuilds) {
        this.answers = answers;
        this.rebuilds = rebuilds;
    }

    /**
     * A question with everything resolved, and its answer.
     *
     * @param rebuilding whether the facts were being read anew, so that the answer may lack some
     */
    public record Answered(Question question, Answer answer, boolean rebuilding) {}

    /**
     * Answers a question.
     *
     * @param from first day; absent: where the data begin
     * @param to day after the last; absent: where the data end
     * @param question makes the question of both
     */
    public Mono<Answered> ask(
            @Nullable LocalDate from, @Nullable LocalDate to, BiFunction<LocalDate, LocalDate, Question> question) {
        return Mono.fromSupplier(this::isRebuilding)
                .flatMap(before -> range(from, to)
                        .map(span -> question.apply(span.from(), span.to()))
                        .flatMap(asked -> answers.answer(asked)
                                .map(answer -> new Answered(asked, answer, before || isRebuilding()))));
    }

    private boolean isRebuilding() {
        return rebuilds.underWay() != null;
    }

    private Mono<Answers.Span> range(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from != null && to != null) {
            return Mono.just(new Answers.Span(from, to));
        }
        return answers.span()
                .defaultIfEmpty(new Answers.Span(LocalDate.EPOCH, LocalDate.EPOCH.plusDays(1)))
                .map(span -> opened(from, to, span));
    }

    private static Answers.Span opened(@Nullable LocalDate from, @Nullable LocalDate to, Answers.Span span) {
        LocalDate start = from == null ? span.from() : from;
        LocalDate end = to == null ? span.to() : to;
        if (end.isAfter(start)) {
            return new Answers.Span(start, end);
        }
        return from == null ? new Answers.Span(end.minusDays(1), end) : new Answers.Span(start, start.plusDays(1));
    }
}
