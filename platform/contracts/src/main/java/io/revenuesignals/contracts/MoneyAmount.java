package io.revenuesignals.contracts;

import java.math.BigDecimal;

/**
 * An amount of money. On the wire {@code {"amount": "2.99", "currency": "USD"}}: the amount is a decimal string, never a
 * JSON number, so that no reader turns it into binary floating point.
 *
 * @param amount decimal string with a point, at most 12 digits before and 6 behind it; may be negative (a refund)
 * @param currency ISO 4217 code in capitals
 */
public record MoneyAmount(BigDecimal amount, String currency) {

    public MoneyAmount {
        amount = Checks.number(amount, "amount");
        currency = Checks.currency(currency, "currency");
    }

    /**
     * Reads a decimal string.
     *
     * @throws InvalidValue when {@code amount} is not one, or not in range
     */
    public static MoneyAmount of(String amount, String currency) {
        return new MoneyAmount(decimal(amount), currency);
    }

    private static BigDecimal decimal(String amount) {
        try {
            return new BigDecimal(amount);
        } catch (NumberFormatException notANumber) {
            throw new InvalidValue("amount", "must be a decimal number");
        }
    }
}
