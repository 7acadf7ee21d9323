package io.revenuesignals.pricing.incentive;

import static io.revenuesignals.pricing.model.PriceFixture.FRIDAY;
import static io.revenuesignals.pricing.model.PriceFixture.MONDAY;
import static io.revenuesignals.pricing.model.PriceFixture.retailer;
import static io.revenuesignals.pricing.model.PriceFixture.usd;

import com.github.f4b6a3.uuid.UuidCreator;
import io.revenuesignals.pricing.incentive.model.Incentive;
import io.revenuesignals.pricing.incentive.model.Mechanic;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Incentives in people's words: a feature at retailer R1 from the 3rd to the 4th. */
public final class IncentiveFixture {

    static final LocalDate THIRD = LocalDate.of(2090, 1, 3);
    static final LocalDate FIFTH = LocalDate.of(2090, 1, 5);

    private IncentiveFixture() {}

    public static Incentive.Terms terms(String product) {
        return new Incentive.Terms(
                product,
                retailer("R1"),
                Mechanic.FEATURE,
                new BigDecimal("0.150000"),
                THIRD,
                FIFTH,
                usd("5000"),
                new Incentive.ExpectedReturn(0.3, 0.1, 0.5, 0.8));
    }

    public static Incentive incentive(String product, Incentive.State state, @Nullable String recommendation) {
        return new Incentive(
                UuidCreator.getTimeOrderedEpoch(),
                terms(product),
                recommendation,
                recommendation == null ? null : FRIDAY,
                state,
                new Incentive.Step("pam", "because", MONDAY, "chain", null));
    }
}
