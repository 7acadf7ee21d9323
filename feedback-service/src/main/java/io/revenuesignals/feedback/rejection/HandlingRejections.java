package io.revenuesignals.feedback.rejection;

import com.github.f4b6a3.uuid.UuidCreator;
import io.revenuesignals.feedback.rejection.model.Action;
import io.revenuesignals.feedback.rejection.model.Mending;
import io.revenuesignals.feedback.rejection.model.Rejection;
import io.revenuesignals.feedback.rejection.model.Rejection.Cause;
import io.revenuesignals.feedback.rejection.model.Rejection.State;
import io.revenuesignals.feedback.rejection.model.RejectionFilter;
import io.revenuesignals.feedback.rejection.model.ReplayOrder;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What people do about rejections. Every method runs within the caller's transaction and writes down who did what and why. */
@Component
public final class HandlingRejections {

    private final Rejections rejections;
    private final ReplayLog log;
    private final Clock clock;

    HandlingRejections(Rejections rejections, ReplayLog log, Clock clock) {
        this.rejections = rejections;
        this.log = log;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Handled {

        /** It was done; this is how it stands now. */
        record Done(Rejection rejection) implements Handled {}

        /** It is not fit for the log, for this reason; it stays. */
        record StillUnfit(Rejection rejection, Cause cause) implements Handled {}

        /** It was closed before, or its bytes are not all there. */
        record NotPossible(Rejection rejection, String why) implements Handled {}

        /** The log did not confirm; it stays and may be tried again. */
        record LogAway() implements Handled {}
    }

    /** Sends one again as it came; empty when there is none. */
    public Mono<Handled> replay(UUID id, String actor, @Nullable String reason) {
        return rejections
                .forChange(id)
                .flatMap(rejection -> rejection.replayable()
                        ? sent(rejection, Action.Kind.REPLAY, actor, reason, log.replay(rejection))
                        : Mono.just(new Handled.NotPossible(rejection, whyNot(rejection))));
    }

    /** Sends one again, mended; empty when there is none. */
    public Mono<Handled> mend(UUID id, Mending mending, String actor, @Nullable String reason) {
        return rejections
                .forChange(id)
                .flatMap(rejection -> rejection.isOpen()
                        ? sent(rejection, Action.Kind.MEND, actor, reason, log.mend(rejection, mending))
                        : Mono.just(new Handled.NotPossible(rejection, whyNot(rejection))));
    }

    /** Gives one up; empty when there is none. */
    public Mono<Handled> discard(UUID id, String actor, String reason) {
        return rejections.forChange(id).flatMap(rejection -> {
            if (!rejection.isOpen()) {
                return Mono.just(new Handled.NotPossible(rejection, whyNot(rejection)));
            }
            Rejection discarded = rejection.discarded();
            return saved(discarded, Action.Kind.DISCARD, actor, reason, null).thenReturn(new Handled.Done(discarded));
        });
    }

    /** Writes down that somebody looked at the bytes. */
    public Mono<Void> noteReading(UUID id, String actor, String reason) {
        return rejections.note(new Action(id, Action.Kind.READ_PAYLOAD, actor, reason, null, clock.instant()));
    }

    /** Orders that everything that waits and matches is sent again. */
    public Mono<ReplayOrder> order(RejectionFilter filter, int ratePerSecond, String actor, String reason) {
        ReplayOrder order =
                new ReplayOrder(UuidCreator.getTimeOrderedEpoch(), actor, reason, ratePerSecond, 0, 0, clock.instant());
        return rejections
                .queue(filter, order)
                .map(matched ->
                        new ReplayOrder(order.id(), actor, reason, ratePerSecond, matched, matched, order.orderedAt()));
    }

    /** One step of every order that is under way: as many as a second allows. Answers how many were sent. */
    public Mono<Long> step() {
        return rejections
                .ordersForStep()
                .concatMap(order -> rejections
                        .queued(order.id(), order.ratePerSecond())
                        .collectList()
                        .flatMapIterable(Function.identity())
                        .concatMap(rejection -> sent(
                                rejection, Action.Kind.REPLAY, order.actor(), order.reason(), log.replay(rejection)))
                        .takeUntil(handled -> handled instanceof Handled.LogAway))
                .count();
    }

    private Mono<Handled> sent(
            Rejection rejection,
            Action.Kind kind,
            String actor,
            @Nullable String reason,
            Mono<ReplayLog.Outcome> sending) {
        return sending.flatMap(outcome -> switch (outcome) {
            case ReplayLog.Outcome.Sent sent -> replayed(rejection, kind, actor, reason, sent);
            case ReplayLog.Outcome.Unfit unfit -> unfit(rejection, kind, actor, reason, unfit.cause());
            case ReplayLog.Outcome.LogAway _ -> Mono.just(new Handled.LogAway());
        });
    }

    private Mono<Handled> replayed(
            Rejection rejection, Action.Kind kind, String actor, @Nullable String reason, ReplayLog.Outcome.Sent sent) {
        Rejection replayed = rejection.replayed();
        String where = sent.topic() + "/" + sent.partition() + "/" + sent.offset();
        return saved(replayed, kind, actor, reason, where).thenReturn(new Handled.Done(replayed));
    }

    // A mending that does not fit is the mender's mistake: what was rejected stays as it was.
    private Mono<Handled> unfit(
            Rejection rejection, Action.Kind kind, String actor, @Nullable String reason, Cause cause) {
        Rejection refused = kind == Action.Kind.MEND ? rejection : rejection.refusedAgain(cause);
        return saved(refused, kind, actor, reason, cause.code() + ": " + cause.detail())
                .thenReturn(new Handled.StillUnfit(refused, cause));
    }

    private Mono<Void> saved(
            Rejection rejection, Action.Kind kind, String actor, @Nullable String reason, @Nullable String detail) {
        return rejections
                .save(rejection)
                .then(rejections.note(new Action(rejection.id(), kind, actor, reason, detail, clock.instant())));
    }

    private static String whyNot(Rejection rejection) {
        if (rejection.state() == State.DISCARDED) {
            return "it was discarded";
        }
        return rejection.state() == State.REPLAYED
                ? "it was sent again and did not come back"
                : "its bytes were cut; mend it with the whole event";
    }
}
