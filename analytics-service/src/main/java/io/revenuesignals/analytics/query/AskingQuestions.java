package io.revenuesignals.analytics.query;

import io.revenuesignals.analytics.query.model.Answer;
import io.revenuesignals.analytics.query.model.Question;
import java.time.LocalDate;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Fills in the range that a question leaves open and has it answered. */
@Component
public class AskingQuestions {

    private final Answers answers;

    AskingQuestions(Answers answers) {
        this.answers = answers;
    }

    /** A question with everything resolved, and its answer. */
    public record Answered(Question question, Answer answer) {}

    /**
     * Answers a question.
     *
     * @param from first day; absent: where the data begin
     * @param to day after the last; absent: where the data end
     * @param question makes the question of both
     */
    public Mono<Answered> ask(
            @Nullable LocalDate from, @Nullable LocalDate to, BiFunction<LocalDate, LocalDate, Question> question) {
        return range(from, to)
                .map(span -> question.apply(span.from(), span.to()))
                .flatMap(asked -> answers.answer(asked).map(answer -> new Answered(asked, answer)));
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
