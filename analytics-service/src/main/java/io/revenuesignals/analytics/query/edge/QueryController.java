package io.revenuesignals.analytics.query.edge;

import io.revenuesignals.analytics.query.Answers;
import io.revenuesignals.analytics.query.AskingQuestions;
import io.revenuesignals.analytics.query.AskingQuestions.Answered;
import io.revenuesignals.analytics.query.model.Answer;
import io.revenuesignals.analytics.query.model.Dimension;
import io.revenuesignals.analytics.query.model.Granularity;
import io.revenuesignals.analytics.query.model.Measure;
import io.revenuesignals.analytics.query.model.Question;
import io.revenuesignals.platform.web.Page;
import io.revenuesignals.platform.web.Problem;
import io.revenuesignals.platform.web.ProblemCatalog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Free questions. */
@RestController
@RequestMapping("/v1")
class QueryController {

    private final AskingQuestions asking;
    private final Answers answers;

    QueryController(AskingQuestions asking, Answers answers) {
        this.asking = asking;
        this.answers = answers;
    }

    @QuestionDescription
    @ApiResponse(responseCode = "200", description = "The answer", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "422", content = @Content)
    @GetMapping("/query")
    Mono<AnswerView> query(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        return answer(QuestionReader.of(parameters));
    }

    @Operation(summary = "Answers a question put as JSON")
    @ApiResponse(responseCode = "200", description = "The answer", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "422", content = @Content)
    @PostMapping("/query")
    Mono<AnswerView> query(@RequestBody QueryRequest request) {
        return answer(new QuestionReader(request));
    }

    private Mono<AnswerView> answer(QuestionReader reader) {
        return asking.ask(reader.from(), reader.to(), reader::question)
                .doOnNext(QueryController::refuseMixedMoney)
                .map(answered -> AnswerView.of(answered, reader.zone()));
    }

    private static void refuseMixedMoney(Answered answered) {
        boolean money = answered.question().measures().stream().anyMatch(Measure::isMoney);
        if (money && answered.answer().rows().stream().anyMatch(Answer.Row::mixed)) {
            throw Problem.of(ProblemCatalog.RULE_VIOLATED, "Money of several currencies is not added up")
                    .field("/groupBy", "must hold currency, or the filter name one");
        }
    }

    /** What can be asked. */
    record MetaView(
            List<MeasureView> measures, List<DimensionView> dimensions, List<String> granularities, Bounds bounds) {}

    record MeasureView(String name, String unit, String meaning) {}

    record DimensionView(String name, String meaning) {}

    record Bounds(int rows, int periods, int statementSeconds) {}

    @Operation(summary = "Lists the measures and dimensions that can be asked for")
    @GetMapping("/meta")
    MetaView meta() {
        return new MetaView(
                Arrays.stream(Measure.values())
                        .map(measure -> new MeasureView(measure.wireName(), measure.unit(), measure.meaning()))
                        .toList(),
                Arrays.stream(Dimension.values())
                        .map(dimension -> new DimensionView(dimension.wireName(), dimension.meaning()))
                        .toList(),
                Arrays.stream(Granularity.values()).map(Granularity::wireName).toList(),
                new Bounds(Question.MAX_SIZE, Question.MAX_PERIODS, 10));
    }

    @Operation(summary = "Lists the values of a dimension")
    @GetMapping("/dimensions/{name}/values")
    Mono<Page<String>> values(
            @Parameter(description = "The dimension") @PathVariable String name,
            @Parameter(description = "Only values that hold this text") @RequestParam(required = false) @Nullable
                    String q,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        Dimension dimension = Dimension.named(name)
                .orElseThrow(() -> Problem.of(ProblemCatalog.NOT_FOUND, "There is no such dimension"));
        int most = Page.limit(limit);
        return answers.values(dimension, q, most + 1, after)
                .map(values -> Page.of(values, most, Function.identity(), Function.identity()));
    }
}
