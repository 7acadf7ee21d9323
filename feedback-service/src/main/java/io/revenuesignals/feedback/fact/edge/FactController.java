package io.revenuesignals.feedback.fact.edge;

import io.revenuesignals.feedback.fact.ClientRates;
import io.revenuesignals.feedback.fact.DoorRoom;
import io.revenuesignals.feedback.fact.DoorSettings;
import io.revenuesignals.feedback.fact.FactMeters;
import io.revenuesignals.feedback.fact.TakingFacts;
import io.revenuesignals.feedback.fact.model.JudgedFact;
import io.revenuesignals.feedback.fact.model.Verdicts;
import io.revenuesignals.platform.security.Caller;
import io.revenuesignals.platform.web.ConnectionThread;
import io.revenuesignals.platform.web.Problem;
import io.revenuesignals.platform.web.ProblemCatalog;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.context.ContextView;

/** The door: {@code POST /v1/facts} in the four forms that CloudEvents come in; {@link DoorDescription} describes them as one. */
@RestController
class FactController {

    /** So few verdicts are written without delay to others. */
    private static final int FEW = 16;

    private final FactReader reader;
    private final TakingFacts takingFacts;
    private final DoorRoom room;
    private final ClientRates rates;
    private final DoorSettings settings;
    private final FactMeters meters;
    private final FactStream stream;
    private final Scheduler judges;

    FactController(
            FactReader reader,
            TakingFacts takingFacts,
            DoorRoom room,
            ClientRates rates,
            DoorSettings settings,
            FactMeters meters,
            FactStream stream,
            Scheduler judges) {
        this.reader = reader;
        this.takingFacts = takingFacts;
        this.room = room;
        this.rates = rates;
        this.settings = settings;
        this.meters = meters;
        this.stream = stream;
        this.judges = judges;
    }

    /** One event, attributes and data in one JSON object. */
    @DoorDescription
    @PostMapping(path = "/v1/facts", consumes = MediaTypes.EVENT)
    Mono<Void> structured(ServerWebExchange exchange, Caller caller) {
        Poster poster = Poster.of(caller);
        return whole(exchange, caller, body -> List.of(reader.event(body, 0, poster)));
    }

    /** An array of events. */
    @Hidden
    @PostMapping(path = "/v1/facts", consumes = MediaTypes.BATCH)
    Mono<Void> batch(ServerWebExchange exchange, Caller caller) {
        Poster poster = Poster.of(caller);
        return whole(exchange, caller, body -> reader.batch(body, poster));
    }

    /** One event: attributes in {@code ce-} headers, data in the body. */
    @Hidden
    @PostMapping(path = "/v1/facts", consumes = MediaTypes.JSON)
    Mono<Void> binary(ServerWebExchange exchange, Caller caller) {
        Poster poster = Poster.of(caller);
        EventDraft draft = EventHeaders.draft(exchange.getRequest().getHeaders());
        return whole(exchange, caller, body -> List.of(reader.data(draft, body, poster)));
    }

    /** Events line by line, without end; verdicts come back line by line. */
    @Hidden
    @PostMapping(path = "/v1/facts", consumes = MediaTypes.LINES)
    Mono<Void> lines(ServerWebExchange exchange, Caller caller) {
        requireReadable(exchange.getRequest().getHeaders());
        DoorRoom.Place place = place(settings.largestBody().toBytes());
        return stream.answer(exchange, caller, place).doFinally(end -> place.leave());
    }

    private Mono<Void> whole(ServerWebExchange exchange, Caller caller, Function<byte[], List<JudgedFact>> reading) {
        ServerHttpRequest request = exchange.getRequest();
        requireReadable(request.getHeaders());
        DoorRoom.Place place = place(expected(request.getHeaders()));
        return body(request, place)
                .flatMap(body -> body.length < settings.judgeAside().toBytes()
                        ? judged(body, reading)
                        : judged(body, reading).subscribeOn(judges))
                .flatMap(facts -> taken(facts, caller, place))
                .doOnError(error -> place.leave())
                .doOnCancel(place::leave)
                .flatMap(verdicts -> answer(exchange.getResponse(), verdicts));
    }

    private Mono<byte[]> body(ServerHttpRequest request, DoorRoom.Place place) {
        return DataBufferUtils.join(held(request.getBody(), place), limit())
                .map(FactController::bytes)
                .defaultIfEmpty(new byte[0])
                .onErrorMap(DataBufferLimitException.class, error -> tooLarge());
    }

    private Flux<DataBuffer> held(Flux<DataBuffer> body, DoorRoom.Place place) {
        return body.handle((buffer, sink) -> {
            if (place.add(buffer.readableByteCount())) {
                sink.next(buffer);
            } else {
                DataBufferUtils.release(buffer);
                sink.error(noRoom());
            }
        });
    }

    private Mono<List<JudgedFact>> judged(byte[] body, Function<byte[], List<JudgedFact>> reading) {
        return Mono.fromCallable(() -> reading.apply(body)).onErrorMap(UnreadableBody.class, this::unreadable);
    }

    /** From here on the facts are on their way, whether the client waits or not. */
    private Mono<Verdicts> taken(List<JudgedFact> facts, Caller caller, DoorRoom.Place place) {
        Duration wait = rates.take(caller.subject(), facts.size());
        if (!wait.isZero()) {
            meters.refused(FactMeters.Cause.CLIENT_RATE);
            return Mono.error(Problem.of(ProblemCatalog.TOO_MANY_REQUESTS, "This client posts more than its share")
                    .retryAfter(wait));
        }
        CompletableFuture<Verdicts> verdicts = takingFacts.take(facts).whenComplete((settled, error) -> place.leave());
        return Mono.deferContextual(context ->
                Mono.fromFuture(verdicts.thenApplyAsync(Function.identity(), answering(facts.size(), context)), true));
    }

    // Never on the producer's thread, on which the broker's other answers wait.
    private Executor answering(int facts, ContextView context) {
        return facts > FEW ? judges::schedule : ConnectionThread.in(context, judges::schedule);
    }

    private Mono<Void> answer(ServerHttpResponse response, Verdicts verdicts) {
        if (verdicts.nothingSettled()) {
            meters.refused(FactMeters.Cause.LOG_AWAY);
            return Mono.error(unsettled(verdicts));
        }
        if (verdicts.unknown() > 0) {
            response.getHeaders()
                    .set(
                            HttpHeaders.RETRY_AFTER,
                            Long.toString(Math.max(1, settings.retryAfter().toSeconds())));
        }
        byte[] document = VerdictWriter.document(verdicts);
        response.setStatusCode(status(verdicts));
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        response.getHeaders().setContentLength(document.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(document)));
    }

    private static HttpStatus status(Verdicts verdicts) {
        if (verdicts.rejected() == 0 && verdicts.unknown() == 0) {
            return HttpStatus.ACCEPTED;
        }
        return verdicts.accepted() == 0 && verdicts.unknown() == 0
                ? HttpStatus.UNPROCESSABLE_CONTENT
                : HttpStatus.MULTI_STATUS;
    }

    private Problem unsettled(Verdicts verdicts) {
        return Problem.of(
                        ProblemCatalog.UNAVAILABLE,
                        "The log did not confirm: outcome unknown, send again with the same id")
                .retryAfter(settings.retryAfter())
                .with("unknown", verdicts.unknown());
    }

    private void requireReadable(HttpHeaders headers) {
        if (headers.containsHeader(HttpHeaders.CONTENT_ENCODING)) {
            throw Problem.of(ProblemCatalog.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding is not accepted");
        }
        @Nullable MediaType type = headers.getContentType();
        if (type != null
                && type.getCharset() != null
                && !type.getCharset().name().equals("UTF-8")) {
            throw Problem.of(ProblemCatalog.UNSUPPORTED_MEDIA_TYPE, "JSON is read in UTF-8 only");
        }
    }

    private long expected(HttpHeaders headers) {
        long announced = headers.getContentLength();
        if (announced > limit()) {
            throw tooLarge();
        }
        return announced < 0 ? limit() : announced;
    }

    private DoorRoom.Place place(long expected) {
        DoorRoom.@Nullable Place place = room.open(expected);
        if (place == null) {
            throw noRoom();
        }
        return place;
    }

    private Problem noRoom() {
        meters.refused(FactMeters.Cause.NO_ROOM);
        return Problem.of(ProblemCatalog.UNAVAILABLE, "Too much waits for the log")
                .retryAfter(settings.retryAfter());
    }

    private Problem tooLarge() {
        meters.refused(FactMeters.Cause.TOO_LARGE);
        return Problem.of(ProblemCatalog.TOO_LARGE, "A body must not be longer than " + limit() + " bytes");
    }

    private Problem unreadable(UnreadableBody unreadable) {
        return switch (unreadable.reason()) {
            case NOT_JSON -> {
                meters.refused(FactMeters.Cause.UNREADABLE);
                yield Problem.of(ProblemCatalog.NOT_JSON, unreadable.detail());
            }
            case TOO_MANY -> {
                meters.refused(FactMeters.Cause.TOO_LARGE);
                yield Problem.of(ProblemCatalog.TOO_LARGE, unreadable.detail());
            }
        };
    }

    private int limit() {
        return Math.toIntExact(settings.largestBody().toBytes());
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
