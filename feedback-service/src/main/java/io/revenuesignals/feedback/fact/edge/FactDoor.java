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
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.context.ContextView;

/**
 * Takes the facts of whole bodies: finds room, reads, judges, hands to the log and answers with verdicts. Kept to few steps, as a body may
 * hold one small fact and there may be thousands of them a second.
 */
@Component
final class FactDoor {

    /** So few verdicts are written without delay to others. */
    private static final int FEW = 16;

    private final FactReader reader;
    private final TakingFacts takingFacts;
    private final DoorRoom room;
    private final ClientRates rates;
    private final DoorSettings settings;
    private final FactMeters meters;
    private final Scheduler judges;

    FactDoor(
            FactReader reader,
            TakingFacts takingFacts,
            DoorRoom room,
            ClientRates rates,
            DoorSettings settings,
            FactMeters meters,
            Scheduler judges) {
        this.reader = reader;
        this.takingFacts = takingFacts;
        this.room = room;
        this.rates = rates;
        this.settings = settings;
        this.meters = meters;
        this.judges = judges;
    }

    /** Takes one event, attributes and data in one JSON object. */
    Mono<Void> structured(ServerHttpRequest request, ServerHttpResponse response, Caller caller) {
        Poster poster = Poster.of(caller);
        return whole(request, response, caller, body -> List.of(reader.event(body, 0, poster)));
    }

    /** Takes an array of events. */
    Mono<Void> batch(ServerHttpRequest request, ServerHttpResponse response, Caller caller) {
        Poster poster = Poster.of(caller);
        return whole(request, response, caller, body -> reader.batch(body, poster));
    }

    /** Takes one event with its attributes in {@code ce-} headers and its data in the body. */
    Mono<Void> binary(ServerHttpRequest request, ServerHttpResponse response, Caller caller) {
        Poster poster = Poster.of(caller);
        EventDraft draft = EventHeaders.draft(request.getHeaders());
        return whole(request, response, caller, body -> List.of(reader.data(draft, body, poster)));
    }

    /** Room for a stream of any length, of which only a part is here at a time. */
    DoorRoom.Place placeForStream(ServerHttpRequest request) {
        requireReadable(request.getHeaders());
        return place(limit());
    }

    private Mono<Void> whole(
            ServerHttpRequest request,
            ServerHttpResponse response,
            Caller caller,
            Function<byte[], List<JudgedFact>> reading) {
        requireReadable(request.getHeaders());
        long expected = expected(request.getHeaders());
        DoorRoom.Place place = place(expected);
        return request.getBody()
                .collect(() -> new Body(place, (int) expected), Body::add)
                .doOnDiscard(DataBuffer.class, DataBufferUtils::release)
                .flatMap(body -> taken(body.bytes(), reading, caller, place))
                .flatMap(verdicts -> answer(response, verdicts))
                .doFinally(end -> place.leave());
    }

    private Mono<Verdicts> taken(
            byte[] body, Function<byte[], List<JudgedFact>> reading, Caller caller, DoorRoom.Place place) {
        return body.length < settings.judgeAside().toBytes()
                ? taken(judged(body, reading), caller, place)
                : Mono.fromCallable(() -> judged(body, reading))
                        .subscribeOn(judges)
                        .flatMap(facts -> taken(facts, caller, place));
    }

    private List<JudgedFact> judged(byte[] body, Function<byte[], List<JudgedFact>> reading) {
        try {
            return reading.apply(body);
        } catch (UnreadableBody unreadable) {
            throw problem(unreadable);
        }
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

    private Problem problem(UnreadableBody unreadable) {
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

    /** The bytes of a body as they come in; its buffers are given back at once. */
    private final class Body {

        private static final int FIRST = 1024;

        private final DoorRoom.Place place;
        private final int expected;
        private byte[] bytes = {};
        private int size;

        Body(DoorRoom.Place place, int expected) {
            this.place = place;
            this.expected = expected;
        }

        void add(DataBuffer buffer) {
            try {
                int more = buffer.readableByteCount();
                if (size + more > limit()) {
                    throw tooLarge();
                }
                if (!place.add(more)) {
                    throw noRoom();
                }
                makeRoom(more);
                buffer.read(bytes, size, more);
                size += more;
            } finally {
                DataBufferUtils.release(buffer);
            }
        }

        // No more than twice what has come, whatever was announced: announcing costs a client nothing.
        private void makeRoom(int more) {
            int needed = size + more;
            if (needed > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(needed, Math.min(expected, Math.max(FIRST, 2 * bytes.length))));
            }
        }

        byte[] bytes() {
            return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
        }
    }
}
