package io.revenuesignals.feedback.fact.edge;

import io.revenuesignals.feedback.fact.ClientRates;
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
 * more is read only as they are settled. A client beyond its rate is slowed down.
 *
 * <p>The status is 200 because it is sent before the end is known: each line of the answer is a verdict of its own. The last
 * line counts them; {@code complete} is false there when the log went away and the stream was not read to its end: whatever
 * has no verdict, or the status {@code UNKNOWN}, is to be sent again.
 */
final class FactStream {

    private static final int PIECES_UNDER_WAY = 4;

    private final FactReader reader;
    private final TakingFacts takingFacts;
    private final ClientRates rates;
    private final Scheduler judges;
    private final int longestLine;

    FactStream(FactReader reader, TakingFacts takingFacts, ClientRates rates, Scheduler judges, int longestLine) {
        this.reader = reader;
        this.takingFacts = takingFacts;
        this.rates = rates;
        this.judges = judges;
        this.longestLine = longestLine;
    }

    /** Answers the stream of one request. */
    Mono<Void> answer(ServerWebExchange exchange, Caller caller) {
        return new Passage(exchange, caller).answer();
    }

    /** One stream on its way through. */
    private final class Passage {

        private final ServerWebExchange exchange;
        private final Caller caller;
        private final Poster poster;
        private final LineSplitter splitter = new LineSplitter(longestLine);
        private final DataBufferFactory buffers;
        private int read;
        private long accepted;
        private long rejected;
        private long unknown;
        private boolean complete = true;

        Passage(ServerWebExchange exchange, Caller caller) {
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
                    .map(splitter::feed)
                    .concatWith(Mono.fromSupplier(splitter::rest))
                    .filter(lines -> !lines.isEmpty());
            return pieces.map(this::judged)
                    .concatMap(this::atItsRate, 1)
                    .flatMapSequential(
                            facts -> Mono.fromFuture(takingFacts.take(facts), true)
                                    .publishOn(judges),
                            PIECES_UNDER_WAY,
                            1)
                    .doOnDiscard(DataBuffer.class, DataBufferUtils::release);
        }

        private List<JudgedFact> judged(List<byte[]> lines) {
            List<JudgedFact> facts = new ArrayList<>(lines.size());
            for (byte[] line : lines) {
                facts.add(reader.line(line, read++, poster));
            }
            return facts;
        }

        private Mono<List<JudgedFact>> atItsRate(List<JudgedFact> facts) {
            Duration pause = rates.owe(caller.subject(), facts.size());
            return pause.isZero() ? Mono.just(facts) : Mono.just(facts).delayElement(pause, judges);
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
