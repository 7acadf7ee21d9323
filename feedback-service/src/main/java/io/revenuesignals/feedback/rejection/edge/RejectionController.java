package io.revenuesignals.feedback.rejection.edge;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.InvalidValue;
import io.revenuesignals.feedback.rejection.HandlingRejections;
import io.revenuesignals.feedback.rejection.HandlingRejections.Handled;
import io.revenuesignals.feedback.rejection.Rejections;
import io.revenuesignals.feedback.rejection.edge.RejectionView.PayloadView;
import io.revenuesignals.feedback.rejection.model.Mending;
import io.revenuesignals.feedback.rejection.model.Rejection;
import io.revenuesignals.feedback.rejection.model.RejectionFilter;
import io.revenuesignals.feedback.rejection.model.ReplayOrder;
import io.revenuesignals.platform.messaging.EventJson;
import io.revenuesignals.platform.security.Caller;
import io.revenuesignals.platform.web.Commands;
import io.revenuesignals.platform.web.Page;
import io.revenuesignals.platform.web.Problem;
import io.revenuesignals.platform.web.ProblemCatalog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rejected events over HTTP, for operators. They see what was wrong and with which event, but not the event itself: whoever
 * must see that says why in the header {@code X-Break-Glass}, and that is written down.
 */
@RestController
@RequestMapping("/v1/rejected")
class RejectionController {

    static final String BREAK_GLASS = "X-Break-Glass";

    private static final Duration LOG_AWAY = Duration.ofSeconds(2);
    private static final JsonMapper JSON = EventJson.mapper();

    private final Rejections rejections;
    private final HandlingRejections handling;
    private final Commands commands;
    private final TransactionalOperator transaction;
    private final Clock clock;

    RejectionController(
            Rejections rejections,
            HandlingRejections handling,
            Commands commands,
            TransactionalOperator transaction,
            Clock clock) {
        this.rejections = rejections;
        this.handling = handling;
        this.commands = commands;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Operation(summary = "Lists rejected facts")
    @GetMapping
    Mono<Page<RejectionView>> list(
            @Parameter(description = "Only what was rejected for this code") @RequestParam(required = false) @Nullable
                    String cause,
            @Parameter(description = "Only facts of this type") @RequestParam(required = false) @Nullable String type,
            @Parameter(description = "Only facts of this source") @RequestParam(required = false) @Nullable
                    String source,
            @Parameter(description = "Only what this group of readers rejected; `door` for the door")
                    @RequestParam(required = false)
                    @Nullable
                    String group,
            @Parameter(description = "Only rejections in this state") @RequestParam(required = false)
                    Rejection.@Nullable State state,
            @Parameter(description = "Rejected at this instant or later") @RequestParam(required = false) @Nullable
                    Instant since,
            @Parameter(description = "Rejected before this instant") @RequestParam(required = false) @Nullable
                    Instant until,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) int limit) {
        int most = Page.limit(limit);
        RejectionFilter filter = new RejectionFilter(cause, type, source, group, state, since, until);
        return rejections
                .list(filter, after == null ? null : Page.uuid(after), most + 1)
                .collectList()
                .map(found -> Page.of(
                        found,
                        most,
                        RejectionView::of,
                        rejection -> rejection.id().toString()));
    }

    /** Counts and ages of what waits, by cause, type and group. */
    @Operation(summary = "Counts what waits, by cause, type and group")
    @GetMapping("/summary")
    Mono<Summary> summary(
            @Parameter(description = "Only what was rejected for this code") @RequestParam(required = false) @Nullable
                    String cause,
            @Parameter(description = "Only facts of this type") @RequestParam(required = false) @Nullable String type,
            @Parameter(description = "Only facts of this source") @RequestParam(required = false) @Nullable
                    String source,
            @Parameter(description = "Only what this group of readers rejected; `door` for the door")
                    @RequestParam(required = false)
                    @Nullable
                    String group,
            @Parameter(description = "Only rejections in this state") @RequestParam(required = false)
                    Rejection.@Nullable State state) {
        return groups(new RejectionFilter(cause, type, source, group, state, null, null));
    }

    @Operation(summary = "Shows a rejected fact; its payload only with a reason")
    @GetMapping("/{id}")
    Mono<RejectionView> show(
            Caller caller,
            @PathVariable String id,
            @Parameter(description = "Why the payload has to be seen; is written down")
                    @RequestHeader(name = BREAK_GLASS, required = false)
                    @Nullable
                    String reason) {
        UUID rejection = idOf(id);
        Mono<Void> noting = reason == null
                ? Mono.empty()
                : transaction.transactional(handling.noteReading(rejection, caller.subject(), checked(reason)));
        return rejections
                .find(rejection)
                .flatMap(found -> noting.then(rejections.actions(rejection).collectList())
                        .map(actions -> RejectionView.of(
                                found,
                                actions,
                                reason == null
                                        ? null
                                        : PayloadView.of(found.content().value()))))
                .switchIfEmpty(Mono.error(RejectionController::missing));
    }

    @Operation(summary = "Sends a rejected fact again")
    @ApiResponse(responseCode = "200", description = "It is in the log", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "422", description = "It is refused again", useReturnTypeSchema = true)
    @PostMapping("/{id}/replay")
    Mono<ResponseEntity<RejectionView>> replay(ServerWebExchange exchange, Caller caller, @PathVariable String id) {
        UUID rejection = idOf(id);
        return run(exchange, id, handling.replay(rejection, caller.subject(), null));
    }

    @Operation(summary = "Mends a rejected fact and sends it")
    @ApiResponse(responseCode = "200", description = "It is in the log", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "422", description = "It is refused again", useReturnTypeSchema = true)
    @PostMapping("/{id}/mend")
    Mono<ResponseEntity<RejectionView>> mend(
            ServerWebExchange exchange, Caller caller, @PathVariable String id, @RequestBody MendRequest body) {
        return run(exchange, body, handling.mend(idOf(id), mending(body), caller.subject(), body.reason()));
    }

    @Operation(summary = "Gives a rejected fact up")
    @PostMapping("/{id}/discard")
    Mono<ResponseEntity<RejectionView>> discard(
            ServerWebExchange exchange, Caller caller, @PathVariable String id, @RequestBody ReasonRequest body) {
        return run(exchange, body, handling.discard(idOf(id), caller.subject(), body.reason()));
    }

    /** Sends again what waits and matches; unless it is only to be counted. */
    @Operation(summary = "Sends again what waits and matches, or only counts it")
    @ApiResponse(responseCode = "200", description = "Counted only", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", description = "Ordered; the address is in Location", useReturnTypeSchema = true)
    @PostMapping("/replay")
    Mono<ResponseEntity<ReplayView>> replayMany(
            ServerWebExchange exchange, Caller caller, @RequestBody ReplayRequest body) {
        if (body.isDryRun()) {
            RejectionFilter all = body.rejections();
            RejectionFilter waiting = new RejectionFilter(
                    all.cause(),
                    all.type(),
                    all.source(),
                    all.group(),
                    Rejection.State.WAITING,
                    all.since(),
                    all.until());
            return groups(waiting)
                    .map(summary -> ResponseEntity.ok(
                            new ReplayView(null, true, summary.total(), null, null, summary.groups())));
        }
        Mono<ResponseEntity<ReplayView>> ordering = handling.order(
                        body.rejections(), body.rate(), caller.subject(), String.valueOf(body.reason()))
                .map(order -> ResponseEntity.status(HttpStatus.ACCEPTED)
                        .location(URI.create("/v1/rejected/replays/" + order.id()))
                        .body(ReplayView.of(order)));
        return commands.run(exchange, body, ReplayView.class, ordering);
    }

    @Operation(summary = "Tells how far a replay of many is")
    @GetMapping("/replays/{id}")
    Mono<ReplayView> replayOrder(@PathVariable String id) {
        return rejections
                .order(idOf(id))
                .map(ReplayView::of)
                .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCatalog.NOT_FOUND, "There is no such replay")));
    }

    /**
     * What waits, together.
     *
     * @param oldestSeconds age of the oldest
     */
    record GroupView(
            String code,
            @Nullable String type,
            String group,
            long count,
            Instant oldest,
            long oldestSeconds,
            Instant newest) {}

    record Summary(long total, List<GroupView> groups) {}

    /**
     * A replay of many.
     *
     * @param matched how many are or would be sent again
     * @param left how many are still to be sent
     */
    record ReplayView(
            @Nullable String id,
            boolean dryRun,
            long matched,
            @Nullable Long left,
            @Nullable Instant orderedAt,
            @Nullable List<GroupView> groups) {

        static ReplayView of(ReplayOrder order) {
            return new ReplayView(order.id().toString(), false, order.matched(), order.left(), order.orderedAt(), null);
        }
    }

    private Mono<Summary> groups(RejectionFilter filter) {
        Instant now = clock.instant();
        return rejections
                .groups(filter)
                .map(group -> view(group, now))
                .collectList()
                .map(groups ->
                        new Summary(groups.stream().mapToLong(GroupView::count).sum(), groups));
    }

    private static GroupView view(Rejections.Group group, Instant now) {
        return new GroupView(
                group.cause(),
                group.type(),
                group.group(),
                group.count(),
                group.oldest(),
                Math.max(0, Duration.between(group.oldest(), now).toSeconds()),
                group.newest());
    }

    private Mono<ResponseEntity<RejectionView>> run(ServerWebExchange exchange, Object body, Mono<Handled> handled) {
        Mono<ResponseEntity<RejectionView>> answering =
                handled.map(RejectionController::answer).switchIfEmpty(Mono.error(RejectionController::missing));
        return commands.run(exchange, body, RejectionView.class, answering);
    }

    private static ResponseEntity<RejectionView> answer(Handled handled) {
        return switch (handled) {
            case Handled.Done done -> ResponseEntity.ok(RejectionView.of(done.rejection()));
            case Handled.StillUnfit unfit ->
                ResponseEntity.unprocessableContent().body(RejectionView.of(withCause(unfit)));
            case Handled.NotPossible impossible ->
                throw Problem.of(ProblemCatalog.CONFLICT, "Not possible: " + impossible.why())
                        .with("state", impossible.rejection().state().name());
            case Handled.LogAway away ->
                throw Problem.of(ProblemCatalog.UNAVAILABLE, "The log did not confirm; try again")
                        .retryAfter(LOG_AWAY);
        };
    }

    private static Rejection withCause(Handled.StillUnfit unfit) {
        Rejection it = unfit.rejection();
        return new Rejection(
                it.id(), it.origin(), unfit.cause(), it.event(), it.content(), it.rejectedAt(), it.state(), it.tries());
    }

    private static Mending mending(MendRequest body) {
        return body.data() == null
                ? new Mending.Event(JSON.writeValueAsBytes(Objects.requireNonNull(body.event())))
                : new Mending.Data(JSON.writeValueAsBytes(body.data()));
    }

    private static String checked(String reason) {
        try {
            String text = Checks.text(reason, BREAK_GLASS);
            Checks.require(!text.isBlank(), BREAK_GLASS, "must say why");
            return text;
        } catch (InvalidValue invalid) {
            throw Problem.of(ProblemCatalog.INVALID_REQUEST, BREAK_GLASS + " " + invalid.getMessage());
        }
    }

    private static UUID idOf(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw missing();
        }
    }

    private static Problem missing() {
        return Problem.of(ProblemCatalog.NOT_FOUND, "There is no such rejection");
    }
}
