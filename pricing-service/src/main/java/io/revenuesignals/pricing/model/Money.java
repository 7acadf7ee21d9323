package io.revenuesignals.pricing.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;

/**
 * An amount in a currency. Two amounts are the same whatever zeros they end in.
 *
 * @param currency ISO 4217 code
 */
public record Money(BigDecimal amount, String currency) {

    public Money {
        Objects.requireNonNull(amount);
        Objects.requireNonNull(currency);
        amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        amount = amount.scale() < 0 ? amount.setScale(0) : amount;
    }

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    public boolean isIn(String otherCurrency) {
        return currency.equals(otherCurrency);
    }

    /** How far this is from an older price, as a fraction of the older one: 0.1 is ten per cent more. Both in one currency. */
    public BigDecimal changeFrom(Money older) {
        requireSameCurrency(older);
        return amount.subtract(older.amount).divide(older.amount, MathContext.DECIMAL64);
    }

    /** What is left of this price after the cost, as a fraction of this price. Both in one currency. */
    public BigDecimal marginOver(Money cost) {
        requireSameCurrency(cost);
        return amount.subtract(cost.amount).divide(amount, MathContext.DECIMAL64);
    }

    /** The amount as people write it: at least two digits behind the point. */
    public String text() {
        return (amount.scale() < 2 ? amount.setScale(2) : amount).toPlainString();
    }

    @Override
    public String toString() {
        return text() + " " + currency;
    }

    private void requireSameCurrency(Money other) {
        if (!isIn(other.currency)) {
            throw new IllegalArgumentException("cannot compare " + currency + " with " + other.currency);
        }
    }
}
