package io.revenuesignals.goal.goal.edge;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.goal.goal.GoalFilter;
import io.revenuesignals.goal.goal.Goals;
import io.revenuesignals.goal.goal.Outcome;
import io.revenuesignals.goal.goal.ReadingGoals;
import io.revenuesignals.goal.goal.ReadingGoals.Reading;
import io.revenuesignals.goal.goal.SettingGoals;
import io.revenuesignals.goal.goal.SplittingGoals;
import io.revenuesignals.goal.goal.model.Goal;
import io.revenuesignals.goal.goal.model.Metric;
import io.revenuesignals.goal.goal.model.Split;
import io.revenuesignals.goal.progress.Measure;
import io.revenuesignals.goal.progress.Progress;
import io.revenuesignals.platform.security.Caller;
import io.revenuesignals.platform.web.Commands;
import io.revenuesignals.platform.web.ListPosition;
import io.revenuesignals.platform.web.Page;
import io.revenuesignals.platform.web.Problem;
import io.revenuesignals.platform.web.ProblemCatalog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Goals. The ETag of a goal changes with every change of it. */
@RestController
@RequestMapping("/v1/goals")
class GoalController {

    private final SettingGoals setting;
    private final SplittingGoals splitting;
    private final ReadingGoals reading;
    private final Goals goals;
    private final Progress progress;
    private final Commands commands;

    GoalController(
            SettingGoals setting,
            SplittingGoals splitting,
            ReadingGoals reading,
            Goals goals,
            Progress progress,
            Commands commands) {
        this.setting = setting;
        this.splitting = splitting;
        this.reading = reading;
        this.goals = goals;
        this.progress = progress;
        this.commands = commands;
    }

    @Operation(summary = "Drafts a goal")
    @ApiResponse(responseCode = "201", description = "The draft", useReturnTypeSchema = true)
    @PostMapping
    Mono<ResponseEntity<GoalView>> draft(
            @RequestBody DefinitionRequest body, Caller caller, ServerWebExchange exchange) {
        return run(exchange, body, setting.draft(body.by(caller.subject()), caller.subject()), true);
    }

    @Operation(summary = "Changes a draft")
    @PutMapping("/{id}/draft")
    Mono<ResponseEntity<GoalView>> edit(
            @PathVariable UUID id,
            @RequestBody DefinitionRequest body,
            @Parameter(required = true) @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable
                    String ifMatch,
            Caller caller,
            ServerWebExchange exchange) {
        return run(
                exchange, body, setting.edit(id, named(ifMatch), body.by(caller.subject()), caller.subject()), false);
    }

    @Operation(summary = "Publishes a goal")
    @PostMapping("/{id}/publish")
    Mono<ResponseEntity<GoalView>> publish(
            @PathVariable UUID id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller,
            ServerWebExchange exchange) {
        return run(exchange, Map.of(), setting.publish(id, optional(ifMatch), caller.subject()), false);
    }

    @Operation(summary = "Revises a published goal: a new version")
    @PostMapping("/{id}/revise")
    Mono<ResponseEntity<GoalView>> revise(
            @PathVariable UUID id,
            @RequestBody DefinitionRequest body,
            @Parameter(required = true) @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable
                    String ifMatch,
            Caller caller,
            ServerWebExchange exchange) {
        String reason = Checks.text(body.reason(), "reason");
        return run(
                exchange,
                body,
                setting.revise(id, named(ifMatch), body.by(caller.subject()), caller.subject(), reason),
                false);
    }

    @Operation(summary = "Withdraws a goal")
    @PostMapping("/{id}/withdraw")
    Mono<ResponseEntity<GoalView>> withdraw(
            @PathVariable UUID id,
            @RequestBody ReasonRequest body,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller,
            ServerWebExchange exchange) {
        return run(exchange, body, setting.withdraw(id, optional(ifMatch), caller.subject(), body.reason()), false);
    }

    @Operation(summary = "Lists goals with how they stand")
    @GetMapping
    Mono<Page<GoalView>> list(
            @Parameter(description = "Only goals in this state") @RequestParam(required = false)
                    Goal.@Nullable State state,
            @Parameter(description = "Only goals of this metric") @RequestParam(required = false) @Nullable
                    Metric metric,
            @Parameter(description = "Only goals this person answers for") @RequestParam(required = false) @Nullable
                    String owner,
            @Parameter(description = "Only the parts of this goal") @RequestParam(required = false) @Nullable
                    UUID parent,
            @Parameter(description = "Only goals whose name holds this text") @RequestParam(required = false) @Nullable
                    String q,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        int most = Page.limit(limit);
        return goals.list(new GoalFilter(
                        state,
                        metric,
                        Checks.optionalId(owner, "owner"),
                        parent,
                        Checks.optionalText(q, "q"),
                        most + 1,
                        position(after)))
                .collectList()
                .flatMap(found -> measured(found).map(measures -> page(found, most, measures)));
    }

    @Operation(summary = "Shows a goal as it is, or as it was")
    @GetMapping("/{id}")
    Mono<ResponseEntity<GoalView>> one(
            @PathVariable UUID id,
            @Parameter(description = "As the goal was on this day or at this instant")
                    @RequestParam(required = false)
                    @Nullable
                    String asOf) {
        return asOf == null ? current(id) : past(id, Moment.parse(asOf));
    }

    @Operation(summary = "Lists the versions of a goal")
    @GetMapping("/{id}/versions")
    Mono<Page<VersionView>> versions(@PathVariable UUID id) {
        return existing(id)
                .flatMapMany(goal -> goals.versions(id))
                .map(VersionView::of)
                .collectList()
                .map(versions -> new Page<>(versions, null));
    }

    /** Cuts the goal into drafts that make it exactly, and answers how it is allotted then. */
    @Operation(summary = "Cuts a goal into drafts that make it exactly")
    @ApiResponse(responseCode = "201", description = "How the goal is allotted now", useReturnTypeSchema = true)
    @PostMapping("/{id}/split")
    Mono<ResponseEntity<SplitView>> cut(
            @PathVariable UUID id, @RequestBody SplitRequest body, Caller caller, ServerWebExchange exchange) {
        return commands.run(
                exchange,
                body,
                SplitView.class,
                splitting
                        .split(body.of(id, caller.subject()))
                        .map(outcome -> answer(outcome, false))
                        .then(reading.split(id))
                        .map(split -> ResponseEntity.created(URI.create("/v1/goals?parent=" + id))
                                .body(SplitView.of(split))));
    }

    /** How much of the goal is allotted to its parts. */
    @Operation(summary = "Tells how much of a goal is allotted to its parts")
    @GetMapping("/{id}/split")
    Mono<SplitView> split(@PathVariable UUID id) {
        return reading.split(id).map(SplitView::of).switchIfEmpty(Mono.error(() -> unknown(id)));
    }

    /** The last measure of each day, the latest day first. */
    @Operation(summary = "Lists the last measure of each day, the latest day first")
    @GetMapping("/{id}/progress")
    Mono<Page<MeasureView>> history(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer limit,
            @Parameter(description = "Only days before this one: what the page before gave as `next`")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate after) {
        int most = Page.limit(limit);
        LocalDate before = after == null ? null : Checks.day(after, "after");
        return existing(id)
                .flatMapMany(goal -> progress.history(id.toString(), before, most + 1))
                .collectList()
                .map(found -> historyPage(found, most));
    }

    private Mono<ResponseEntity<GoalView>> run(
            ServerWebExchange exchange, Object body, Mono<Outcome> command, boolean created) {
        return commands.run(exchange, body, GoalView.class, command.map(outcome -> answer(outcome, created)));
    }

    private Mono<ResponseEntity<GoalView>> current(UUID id) {
        return reading.now(id)
                .flatMap(found -> progress.latest(List.of(id.toString()))
                        .singleOrEmpty()
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .map(measure -> answer(found, measure)))
                .switchIfEmpty(Mono.error(() -> unknown(id)));
    }

    private Mono<ResponseEntity<GoalView>> past(UUID id, Instant at) {
        LocalDate nextDay = at.atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
        return reading.at(id, at)
                .flatMap(found -> progress.history(id.toString(), nextDay, 1)
                        .singleOrEmpty()
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .map(measure -> ResponseEntity.ok(view(found, measure))))
                .switchIfEmpty(Mono.error(
                        () -> Problem.of(ProblemCatalog.NOT_FOUND, "No goal " + id + " was published at that time.")));
    }

    private Mono<Goal> existing(UUID id) {
        return goals.find(id).switchIfEmpty(Mono.error(() -> unknown(id)));
    }

    private Mono<Map<String, Measure>> measured(List<Goal> found) {
        return progress.latest(found.stream().map(goal -> goal.id().toString()).toList())
                .collectMap(Measure::goal);
    }

    private static Page<GoalView> page(List<Goal> found, int most, Map<String, Measure> measures) {
        return Page.of(
                found,
                most,
                goal -> view(
                        ReadingGoals.changed(goal),
                        Optional.ofNullable(measures.get(goal.id().toString()))),
                goal -> new ListPosition(goal.createdAt(), goal.id().toString()).token());
    }

    private static Page<MeasureView> historyPage(List<Measure> found, int most) {
        return Page.of(
                found,
                most,
                MeasureView::of,
                measure -> measure.asOf().atZone(ZoneOffset.UTC).toLocalDate().toString());
    }

    private static ResponseEntity<GoalView> answer(Reading reading, Optional<Measure> measure) {
        return ResponseEntity.ok().eTag(eTag(reading.goal())).body(view(reading, measure));
    }

    private static GoalView view(Reading reading, Optional<Measure> measure) {
        return GoalView.of(reading, measure.map(MeasureView::of).orElse(null));
    }

    private static ResponseEntity<GoalView> answer(Outcome outcome, boolean created) {
        return switch (outcome) {
            case Outcome.Changed(Goal goal) -> changed(goal, created);
            case Outcome.Unknown() -> throw Problem.of(ProblemCatalog.NOT_FOUND, "There is no such goal.");
            case Outcome.Stale(Goal goal) ->
                throw Problem.of(ProblemCatalog.STALE_VERSION, "The goal was changed in the meantime.")
                        .with("currentETag", "\"" + eTag(goal) + "\"");
            case Outcome.NotPossible(Goal goal) ->
                throw Problem.of(
                                ProblemCatalog.CONFLICT,
                                "The goal is " + goal.state() + "; that is not possible in this state.")
                        .with("state", goal.state());
            case Outcome.Unsound(List<Split.Objection> objections) -> throw unsound(objections);
        };
    }

    private static ResponseEntity<GoalView> changed(Goal goal, boolean created) {
        ResponseEntity.BodyBuilder answer =
                created ? ResponseEntity.created(URI.create("/v1/goals/" + goal.id())) : ResponseEntity.ok();
        return answer.eTag(eTag(goal)).body(view(ReadingGoals.changed(goal), Optional.empty()));
    }

    private static Problem unsound(List<Split.Objection> objections) {
        Problem problem = Problem.of(ProblemCatalog.RULE_VIOLATED, "The goal does not fit its parent or its parts.");
        for (Split.Objection objection : objections) {
            problem.field("/" + objection.field(), objection.detail());
        }
        return problem;
    }

    private static Problem unknown(UUID id) {
        return Problem.of(ProblemCatalog.NOT_FOUND, "There is no goal " + id + ".");
    }

    private static String eTag(Goal goal) {
        return Integer.toString(goal.revision());
    }

    /** The revision that the client names; it must name one. */
    private static int named(@Nullable String ifMatch) {
        Integer revision = optional(ifMatch);
        if (revision == null) {
            throw Problem.of(
                    ProblemCatalog.PRECONDITION_REQUIRED, "If-Match must hold the ETag of the goal as it was read.");
        }
        return revision;
    }

    private static @Nullable Integer optional(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return null;
        }
        try {
            return Integer.valueOf(ifMatch.replace("W/", "").replace("\"", "").strip());
        } catch (NumberFormatException e) {
            throw Problem.of(ProblemCatalog.STALE_VERSION, "If-Match is not the ETag of the goal.");
        }
    }

    private static GoalFilter.@Nullable Position position(@Nullable String after) {
        ListPosition position = ListPosition.parse(after);
        return position == null ? null : new GoalFilter.Position(position.at(), position.uuid());
    }
}
