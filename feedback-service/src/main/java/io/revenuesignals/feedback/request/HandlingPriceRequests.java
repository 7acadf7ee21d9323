package io.revenuesignals.feedback.request;

import com.github.f4b6a3.uuid.UuidCreator;
import io.revenuesignals.feedback.request.model.PriceRequest;
import io.revenuesignals.feedback.request.model.PriceRequest.Answer;
import io.revenuesignals.feedback.request.model.PriceRequest.Withdrawal;
import io.revenuesignals.feedback.request.model.PriceRequest.Withdrawing;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The life of price requests: raised, withdrawn, answered. Every method runs within the caller's transaction. */
@Component
public class HandlingPriceRequests {

    private final PriceRequests requests;
    private final RequestAnnouncements announcements;
    private final Clock clock;

    HandlingPriceRequests(PriceRequests requests, RequestAnnouncements announcements, Clock clock) {
        this.requests = requests;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Stores a new request and tells the others. */
    public Mono<PriceRequest> raise(RaisePriceRequest command) {
        PriceRequest request = new PriceRequest(
                UuidCreator.getTimeOrderedEpoch(),
                command.product(),
                command.asker(),
                command.wishedPrice(),
                command.reason(),
                command.neededBy(),
                command.expectedExtraUnits(),
                command.raisedBy(),
                now(),
                null,
                null);
        return requests.add(request).then(announcements.raised(request)).thenReturn(request);
    }

    /** Withdraws an open request and tells the others; empty when there is no such request. */
    public Mono<Withdrawing> withdraw(UUID id, String by, String reason) {
        return requests.forChange(id)
                .map(request -> request.withdraw(by, reason, now()))
                .flatMap(outcome -> switch (outcome) {
                    case Withdrawing.Done done -> saveWithdrawn(done.request()).thenReturn(outcome);
                    case Withdrawing.Closed closed -> Mono.just(outcome);
                });
    }

    private Mono<Void> saveWithdrawn(PriceRequest request) {
        Withdrawal withdrawal = request.withdrawal();
        return withdrawal == null
                ? Mono.empty()
                : requests.save(request).then(announcements.withdrawn(request, withdrawal));
    }

    /** Writes the answer down. An answer to a request that is not ours changes nothing. */
    public Mono<Void> answer(UUID id, Answer answer) {
        return requests.forChange(id).flatMap(request -> requests.save(request.answered(answer)));
    }

    /** The day that decides what is overdue. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
