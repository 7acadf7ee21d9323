package io.revenuesignals.pricing.incentive.model;

import io.revenuesignals.pricing.model.Money;
import io.revenuesignals.pricing.model.Scope;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A promotion offer to a retailer, a channel or a store.
 *
 * @param terms what is offered
 * @param recommendation the advice it follows, where there is one
 * @param expiresAt until when it may be offered, where it waits
 * @param last what was done with it last
 */
public record Incentive(
        UUID id,
        Terms terms,
        @Nullable String recommendation,
        @Nullable Instant expiresAt,
        State state,
        Step last) {

    /**
     * What is offered.
     *
     * @param depth price reduction as a fraction of the regular price
     * @param from first day
     * @param to the day after the last
     * @param budget most that may be spent
     * @param expectedReturn profit gained per unit of money spent, minus 1, where estimated
     */
    public record Terms(
            String product,
            Scope scope,
            Mechanic mechanic,
            BigDecimal depth,
            LocalDate from,
            LocalDate to,
            Money budget,
            @Nullable ExpectedReturn expectedReturn) {}

    /** An estimate with its central interval. */
    public record ExpectedReturn(double value, double low, double high, double level) {}

    /**
     * Who did something, why, when, and what led to it.
     *
     * @param causation id of the event that led here directly; absent when a person did
     */
    public record Step(
            String actor,
            String reason,
            Instant at,
            String correlation,
            @Nullable String causation) {}

    /** The life of an incentive. */
    public enum State {
        /** Recommended; a person decides. */
        WAITING,
        OFFERED,
        ENDED,
        DECLINED,
        EXPIRED,
        WITHDRAWN
    }

    public boolean isWaitingAt(Instant instant) {
        return state == State.WAITING && (expiresAt == null || instant.isBefore(expiresAt));
    }

    public boolean isOffered() {
        return state == State.OFFERED;
    }

    public Incentive in(State next, Step step) {
        return new Incentive(id, terms, recommendation, expiresAt, next, step);
    }
}
