package io.revenuesignals.pricing.incentive;

import io.revenuesignals.pricing.incentive.model.Incentive;
import io.revenuesignals.pricing.incentive.model.Incentive.State;
import io.revenuesignals.pricing.incentive.model.Incentive.Step;
import io.revenuesignals.pricing.incentive.model.Incentive.Terms;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The life of incentives: advised, offered by a person, ended by a person or by the calendar. Runs in the caller's transaction. */
public final class OfferingIncentives {

    private static final int MOST = 500;
    private static final String CALENDAR = "calendar";

    private final Incentives incentives;
    private final IncentiveAnnouncements announcements;
    private final Chain chain;
    private final Supplier<UUID> ids;
    private final Clock clock;

    public OfferingIncentives(
            Incentives incentives, IncentiveAnnouncements announcements, Chain chain, Supplier<UUID> ids, Clock clock) {
        this.incentives = incentives;
        this.announcements = announcements;
        this.chain = chain;
        this.ids = ids;
        this.clock = clock;
    }

    /** Tells which chain of causes the current work belongs to, as a step taken now. */
    @FunctionalInterface
    public interface Chain {

        Mono<Step> step(String actor, String reason, Instant at);
    }

    /** What came of the wish to do something with an incentive. */
    public sealed interface Outcome {

        record Done(Incentive incentive) implements Outcome {}

        /** Its state does not allow that. */
        record NotPossible(Incentive incentive) implements Outcome {}

        record Unknown() implements Outcome {}
    }

    /** Advice came in; it waits for a person. Advice that is known already changes nothing. */
    public Mono<Void> advised(
            Terms terms, String recommendation, @Nullable Instant expiresAt, String adviser, String reason) {
        return chain.step(adviser, reason, now())
                .map(step -> new Incentive(ids.get(), terms, recommendation, expiresAt, State.WAITING, step))
                .flatMap(incentives::add)
                .then();
    }

    /** The advice no longer holds; what was offered already stands. */
    public Mono<Void> adviceWithdrawn(String recommendation, String adviser, String reason) {
        return incentives
                .claimRecommended(recommendation)
                .filter(found -> found.state() == State.WAITING)
                .flatMap(found -> move(found, State.WITHDRAWN, adviser, reason))
                .then();
    }

    /** A person offers something of their own. */
    public Mono<Incentive> offer(Terms terms, String actor, String reason) {
        return chain.step(actor, reason, now())
                .map(step -> new Incentive(ids.get(), terms, null, null, State.OFFERED, step))
                .flatMap(offered -> incentives
                        .add(offered)
                        .then(announcements.offered(offered))
                        .thenReturn(offered));
    }

    /** A person follows the advice. */
    public Mono<Outcome> accept(UUID id, String actor, String reason) {
        return answered(id, State.OFFERED, actor, reason, announcements::offered);
    }

    /** A person does not follow the advice. */
    public Mono<Outcome> decline(UUID id, String actor, String reason) {
        return answered(id, State.DECLINED, actor, reason, announcements::declined);
    }

    private Mono<Outcome> answered(
            UUID id, State answer, String actor, String reason, Function<Incentive, Mono<Void>> announce) {
        return claimed(
                id,
                found -> found.isWaitingAt(now())
                        ? move(found, answer, actor, reason)
                                .flatMap(moved -> announce.apply(moved).thenReturn(moved))
                        : Mono.empty());
    }

    /** A person ends an offer before its time. */
    public Mono<Outcome> end(UUID id, String actor, String reason) {
        return claimed(id, found -> found.isOffered() ? ended(found, actor, reason) : Mono.empty());
    }

    /** Lets time act: ends offers whose last day is over, expires advice; answers how many. */
    public Mono<Integer> letTimePass() {
        Instant now = now();
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        return incentives
                .claimOver(now, today, MOST)
                .collectList()
                .flatMapIterable(over -> over)
                .concatMap(over -> over(over).thenReturn(1))
                .reduce(0, Integer::sum);
    }

    private Mono<Incentive> over(Incentive over) {
        return over.isOffered()
                ? ended(over, CALENDAR, "its period is over")
                : move(over, State.EXPIRED, CALENDAR, "nobody decided in time");
    }

    private Mono<Incentive> ended(Incentive found, String actor, String reason) {
        return move(found, State.ENDED, actor, reason)
                .flatMap(ended -> announcements.ended(ended).thenReturn(ended));
    }

    private Mono<Outcome> claimed(UUID id, Function<Incentive, Mono<Incentive>> act) {
        return incentives
                .claim(id)
                .flatMap(found ->
                        act.apply(found).<Outcome>map(Outcome.Done::new).defaultIfEmpty(new Outcome.NotPossible(found)))
                .defaultIfEmpty(new Outcome.Unknown());
    }

    private Mono<Incentive> move(Incentive found, State next, String actor, String reason) {
        return chain.step(actor, reason, now())
                .map(step -> found.in(next, step))
                .flatMap(moved -> incentives.save(moved).thenReturn(moved));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
