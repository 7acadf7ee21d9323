package io.revenuesignals.benchmarks;

import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.Place;
import io.revenuesignals.contracts.sale.SalePeriod;
import io.revenuesignals.contracts.sale.SaleRecorded;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/** Sales of about 400 bytes for benches: 40 products in 600 stores over half a year of weeks. Every number gives another id. */
final class Facts {

    static final String SOURCE = "/bench/till";
    static final String TYPE = "io.revenuesignals.sale-recorded.v1";
    private static final int PRODUCTS = 40;
    private static final int STORES = 600;
    private static final int WEEKS = 26;
    private static final int DIGITS = 12;

    /** Product, store and week of a fact number repeat after so many. */
    static final int CELLS = PRODUCTS * STORES * WEEKS;

    private static final LocalDate FIRST_WEEK = LocalDate.of(2026, 1, 5);

    private final String run;

    /** @param run goes into every id, so that two runs never send the same fact */
    Facts(String run) {
        this.run = run;
    }

    EventEnvelope<SaleRecorded> event(long number) {
        return new EventEnvelope<>(
                id(number),
                SOURCE,
                Instant.parse("2026-07-06T08:00:00Z"),
                null,
                null,
                new SaleRecorded(
                        product(number),
                        Place.store(store(number)),
                        BigDecimal.valueOf(units(number)),
                        MoneyAmount.of(revenue(number), "USD"),
                        SalePeriod.week(week(number))));
    }

    /** The fact as a structured CloudEvent of about 400 bytes. */
    String structured(long number) {
        LocalDate week = week(number);
        return "{\"specversion\":\"1.0\",\"id\":\"" + id(number) + "\",\"source\":\"" + SOURCE + "\",\"type\":\"" + TYPE
                + "\",\"time\":\"2026-07-06T08:00:00Z\",\"datacontenttype\":\"application/json\",\"subject\":\"till 4 of the store's nine\",\"data\":{\"product\":\""
                + product(number) + "\",\"place\":{\"store\":\"" + store(number) + "\"},\"units\":" + units(number)
                + ",\"revenue\":{\"amount\":\"" + revenue(number) + "\",\"currency\":\"USD\"},\"period\":{\"from\":\""
                + week
                + "\",\"to\":\"" + week.plusDays(7) + "\"}}}";
    }

    /** A batch of facts as a JSON array. */
    byte[] batch(long first, int size) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(size * 420);
        for (int i = 0; i < size; i++) {
            body.write(i == 0 ? '[' : ',');
            body.writeBytes(structured(first + i).getBytes(StandardCharsets.US_ASCII));
        }
        body.write(']');
        return body.toByteArray();
    }

    String id(long number) {
        char[] digits = new char[DIGITS];
        Arrays.fill(digits, '0');
        String text = Long.toString(number);
        text.getChars(0, text.length(), digits, DIGITS - text.length());
        return run + "-" + new String(digits);
    }

    /** The number of the fact with this id, -1 when this run gives no such id. */
    long number(String id) {
        String digits = id.substring(Math.max(0, id.length() - DIGITS));
        boolean sound = digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return sound && id.equals(run + "-" + digits) ? Long.parseLong(digits) : -1;
    }

    static String product(long number) {
        return "sauce-" + (100 + number % PRODUCTS);
    }

    static String store(long number) {
        return "store-" + (1000 + number / PRODUCTS % STORES);
    }

    static LocalDate week(long number) {
        return FIRST_WEEK.plusWeeks(number / ((long) PRODUCTS * STORES) % WEEKS);
    }

    static long units(long number) {
        return 1 + number % 17;
    }

    static long cents(long number) {
        return units(number) * 299;
    }

    private static String revenue(long number) {
        return BigDecimal.valueOf(cents(number), 2).toPlainString();
    }
}
