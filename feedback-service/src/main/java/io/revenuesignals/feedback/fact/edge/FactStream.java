package io.revenuesignals.feedback.fact.edge;

import io.revenuesignals.feedback.fact.ClientRates;
import io.revenuesignals.feedback.fact.DoorRoom;
import io.revenuesignals.feedback.fact.TakingFacts;
import io.revenuesignals.feedback.fact.model.JudgedFact;
import io.revenuesignals.feedback.fact.model.Verdicts;
import io.revenuesignals.platform.security.Caller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Takes a stream of lines of any length in constant memory. A few pieces of it are on their way to the log at any moment;
 * more is read only as they are settled. A client beyond its rate is slowed down; one that lets us wait too long for the rest
 * of a line is not read any further.
 *
 * <p>The status is 200 because it is sent before the end is known: each line of the answer is a verdict of its own. The last
 * line counts them; {@code complete} is false there when the stream was not read to its end, because the log went away, memory
 * was short, or a line did not arrive: whatever has no verdict, or the status {@code UNKNOWN}, is to be sent again.
 */
final class FactStream {

    private static final int PIECES_UNDER_WAY = 4;

    private final FactReader reader;
    private final TakingFacts takingFacts;
    private final ClientRates rates;
    private final Scheduler judges;
    private final int longestLine;
    private final Duration lineWithin;

    FactStream(
            FactReader reader,
            TakingFacts takingFacts,
            ClientRates rates,
            Scheduler judges,
            int longestLine,
            Duration lineWithin) {
        this.reader = reader;
        this.takingFacts = takingFacts;
        this.rates = rates;
        this.judges = judges;
        this.longestLine = longestLine;
        this.lineWithin = lineWithin;
    }

    /**
     * Answers the stream of one request.
     *
     * @param place holds what is under way; is left by the caller
     */
    Mono<Void> answer(ServerWebExchange exchange, Caller caller, DoorRoom.Place place) {
        return new Passage(exchange, caller, place).answer();
    }

    /** Lines that came together and the room they take. */
    private record Piece(List<JudgedFact> facts, long bytes) {}

    /** The stream is not read to its end. */
    private static final class Unfinished extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unfinished(String reason) {
            super(reason, null, false, false);
        }
    }

    /** One stream on its way through. */
    private final class Passage {

        private final ServerWebExchange exchange;
        private final Caller caller;
        private final Poster poster;
        private final LineSplitter splitter = new LineSplitter(longestLine);
        private final DataBufferFactory buffers;
        private final DoorRoom.Place place;
        private volatile long askedAt;
        private long waitedInsideLine;
        private int read;
        private long accepted;
        private long rejected;
        private long unknown;
        private boolean complete = true;

        Passage(ServerWebExchange exchange, Caller caller, DoorRoom.Place place) {
            this.place = place;
            this.exchange = exchange;
            this.caller = caller;
            this.poster = Poster.of(caller);
            this.buffers = exchange.getResponse().bufferFactory();
        }

        Mono<Void> answer() {
            ServerHttpResponse response = exchange.getResponse();
            response.setStatusCode(HttpStatus.OK);
            response.getHeaders().setContentType(MediaType.parseMediaType(MediaTypes.LINES));
            return response.writeAndFlushWith(answers().map(Mono::just));
        }

        private Flux<DataBuffer> answers() {
            return verdicts()
                    .doOnNext(this::count)
                    .takeUntil(this::isLogAway)
                    .map(verdicts -> buffers.wrap(VerdictWriter.lines(verdicts)))
                    .concatWith(Mono.fromSupplier(
                            () -> buffers.wrap(VerdictWriter.lastLine(accepted, rejected, unknown, complete))));
        }

        private Flux<Verdicts> verdicts() {
            Flux<List<byte[]>> pieces = exchange.getRequest()
                    .getBody()
                    .publishOn(judges, PIECES_UNDER_WAY)
                    .doOnRequest(more -> askedAt = System.nanoTime())
                    .map(this::lines)
                    .concatWith(Mono.fromSupplier(splitter::rest))
                    .filter(lines -> !lines.isEmpty());
            return pieces.map(this::judged)
                    .concatMap(this::atItsRate, 1)
                    .flatMapSequentialDelayError(this::taken, PIECES_UNDER_WAY, 1)
                    .onErrorResume(Unfinished.class, reason -> end())
                    .doOnDiscard(DataBuffer.class, DataBufferUtils::release);
        }

        /** The time in which the client was waited for counts, not the time in which we were busy. */
        private List<byte[]> lines(DataBuffer buffer) {
            long waited = splitter.isInsideLine() ? System.nanoTime() - askedAt : 0;
            List<byte[]> lines = splitter.feed(buffer);
            waitedInsideLine = lines.isEmpty() && splitter.isInsideLine() ? waitedInsideLine + waited : 0;
            if (waitedInsideLine > lineWithin.toNanos()) {
                throw new Unfinished("a line takes too long to arrive");
            }
            return lines;
        }

        private Piece judged(List<byte[]> lines) {
            long bytes = lines.stream().mapToLong(line -> line.length).sum();
            if (!place.add(bytes)) {
                throw new Unfinished("too much waits for the log");
            }
            List<JudgedFact> facts = new ArrayList<>(lines.size());
            for (byte[] line : lines) {
                facts.add(reader.line(line, read++, poster));
            }
            return new Piece(facts, bytes);
        }

        private Mono<Piece> atItsRate(Piece piece) {
            Duration pause = rates.owe(caller.subject(), piece.facts().size());
            return pause.isZero() ? Mono.just(piece) : Mono.just(piece).delayElement(pause, judges);
        }

        private Mono<Verdicts> taken(Piece piece) {
            return Mono.fromFuture(
                            takingFacts
                                    .take(piece.facts())
                                    .whenComplete((verdicts, error) -> place.giveBack(piece.bytes())),
                            true)
                    .publishOn(judges);
        }

        private Flux<Verdicts> end() {
            complete = false;
            return Flux.empty();
        }

        private void count(Verdicts verdicts) {
            accepted += verdicts.accepted();
            rejected += verdicts.rejected();
            unknown += verdicts.unknown();
        }

        private boolean isLogAway(Verdicts verdicts) {
            if (verdicts.nothingSettled()) {
                complete = false;
            }
            return verdicts.nothingSettled();
        }
    }
}
