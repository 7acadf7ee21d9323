package io.revenuesignals.testing.notes;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.platform.observability.Correlation;
import io.revenuesignals.platform.security.Caller;
import io.revenuesignals.platform.web.Commands;
import io.revenuesignals.platform.web.Problem;
import io.revenuesignals.platform.web.ProblemCatalog;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every way a controller may use the runtime. */
@RestController
@RequestMapping("/v1/notes")
class NoteController {

    enum Mood {
        CALM,
        ALARMED
    }

    record Line(String text, @Nullable LocalDate day) {
        Line {
            text = Checks.text(text, "text");
        }
    }

    record NoteRequest(
            String id,
            @Nullable BigDecimal worth,
            @Nullable Mood mood,
            @Nullable MoneyAmount price,
            @Nullable List<Line> lines,
            int stars) {
        NoteRequest {
            id = Checks.id(id, "id");
        }
    }

    record NoteView(
            String id,
            String author,
            @Nullable BigDecimal worth,
            @Nullable MoneyAmount price) {}

    private final DatabaseClient database;
    private final Commands commands;

    NoteController(DatabaseClient database, Commands commands) {
        this.database = database;
        this.commands = commands;
    }

    @PostMapping
    Mono<ResponseEntity<NoteView>> write(@RequestBody NoteRequest request, Caller caller, ServerWebExchange exchange) {
        NoteView view = new NoteView(request.id(), caller.subject(), request.worth(), request.price());
        return commands.run(exchange, request, NoteView.class, insert(view).thenReturn(created(view)));
    }

    private Mono<Long> insert(NoteView view) {
        return database.sql("insert into note (id, author, body) values ($1, $2, '{}')")
                .bind(0, view.id())
                .bind(1, view.author())
                .fetch()
                .rowsUpdated();
    }

    private static ResponseEntity<NoteView> created(NoteView view) {
        return ResponseEntity.created(URI.create("/v1/notes/" + view.id()))
                .eTag("1")
                .body(view);
    }

    /** Takes a second inside the database before it writes. */
    @PostMapping("/slowly")
    Mono<ResponseEntity<NoteView>> writeSlowly(
            @RequestBody NoteRequest request, Caller caller, ServerWebExchange exchange) {
        NoteView view = new NoteView(request.id(), caller.subject(), null, null);
        Mono<ResponseEntity<NoteView>> command = database.sql("select pg_sleep(1)")
                .then()
                .then(Mono.defer(() -> insert(view)))
                .thenReturn(created(view));
        return commands.run(exchange, request, NoteView.class, command);
    }

    /** Writes and then finds that it may not. */
    @PostMapping("/refused")
    Mono<ResponseEntity<NoteView>> writeAndRefuse(
            @RequestBody NoteRequest request, Caller caller, ServerWebExchange exchange) {
        NoteView view = new NoteView(request.id(), caller.subject(), null, null);
        return commands.run(
                exchange,
                request,
                NoteView.class,
                insert(view)
                        .then(Mono.error(() -> Problem.of(ProblemCatalog.RULE_VIOLATED, "No notes today.")
                                .with("rule", "rest-day"))));
    }

    @PostMapping(path = "/stream", consumes = MediaType.APPLICATION_NDJSON_VALUE)
    Mono<Map<String, Long>> stream(@RequestBody Flux<Line> lines) {
        return lines.count().map(count -> Map.of("lines", count));
    }

    @GetMapping("/{id}")
    Mono<NoteView> read(@PathVariable String id) {
        return database.sql("select id, author from note where id = $1")
                .bind(0, id)
                .map(row -> new NoteView(
                        Objects.requireNonNull(row.get("id", String.class)),
                        Objects.requireNonNull(row.get("author", String.class)),
                        null,
                        null))
                .one()
                .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCatalog.NOT_FOUND, "There is no note " + id + ".")));
    }

    @GetMapping
    Mono<Map<String, Object>> list(@RequestParam(defaultValue = "50") int limit, @RequestParam LocalDate since) {
        return Correlation.current()
                .map(correlation ->
                        Map.of("limit", limit, "since", since, "correlationId", correlation.correlationId()));
    }

    @GetMapping("/broken")
    Mono<NoteView> broken() {
        return Mono.error(new IllegalStateException("the secret of the house"));
    }
}
