package io.revenuesignals.contracts;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An amount of money. On the wire {@code {"amount": "2.99", "currency": "USD"}}: the amount is a decimal string, never a
 * JSON number, so that no reader turns it into binary floating point.
 *
 * @param amount at most 12 digits before and 6 behind the point; may be negative (a refund)
 * @param currency ISO 4217 code in capitals
 */
public record MoneyAmount(BigDecimal amount, String currency) {

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    public MoneyAmount {
        amount = Checks.number(amount, "amount");
        currency = Checks.present(currency, "currency");
        Checks.require(CURRENCIES.contains(currency), "currency", "must be an ISO 4217 code");
    }

    public static MoneyAmount of(String amount, String currency) {
        return new MoneyAmount(new BigDecimal(amount), currency);
    }
}
