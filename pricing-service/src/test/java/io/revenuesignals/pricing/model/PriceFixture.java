package io.revenuesignals.pricing.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Prices in people's words. The days lie so far ahead that no running calendar touches them. */
public final class PriceFixture {

    public static final Instant MONDAY = Instant.parse("2090-01-02T00:00:00Z");
    public static final Instant TUESDAY = Instant.parse("2090-01-03T00:00:00Z");
    public static final Instant WEDNESDAY = Instant.parse("2090-01-04T00:00:00Z");
    public static final Instant THURSDAY = Instant.parse("2090-01-05T00:00:00Z");
    public static final Instant FRIDAY = Instant.parse("2090-01-06T00:00:00Z");

    private PriceFixture() {}

    public static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    public static Scope retailer(String id) {
        return new Scope(Scope.Level.RETAILER, id);
    }

    public static Scope store(String id) {
        return new Scope(Scope.Level.STORE, id);
    }

    public static Validity from(Instant from) {
        return new Validity(from, null);
    }

    public static Validity between(Instant from, Instant to) {
        return new Validity(from, to);
    }

    public static PriceEntry inForce(String amount, Validity validity) {
        return price("sauce", Scope.national(), amount, validity, PriceEntry.State.IN_FORCE);
    }

    public static PriceEntry planned(String amount, Validity validity) {
        return price("sauce", Scope.national(), amount, validity, PriceEntry.State.PLANNED);
    }

    public static PriceEntry price(
            String product, Scope scope, String amount, Validity validity, PriceEntry.State state) {
        return new PriceEntry(
                UUID.randomUUID(), product, scope, usd(amount), null, validity, state, origin(null, null));
    }

    public static PriceEntry.Origin origin(@Nullable String recommendation, @Nullable String request) {
        return new PriceEntry.Origin(UUID.randomUUID(), recommendation, request, "pam", "because");
    }
}
