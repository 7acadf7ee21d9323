package io.revenuesignals.goal.goal.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Cuts an amount into parts that add up to it exactly: what rounding leaves over goes to the largest remainders. */
public final class Apportionment {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Apportionment() {}

    /**
     * Cuts a total.
     *
     * @param total a multiple of the unit
     * @param shares in per cent; they add up to exactly 100
     * @param unit what cannot be cut: 1 for things that are counted, 0.01 for money
     * @return one part for each share, in their order
     */
    public static List<BigDecimal> of(BigDecimal total, List<BigDecimal> shares, BigDecimal unit) {
        List<BigDecimal> exact = shares.stream()
                .map(share -> total.multiply(share).divide(HUNDRED).divide(unit))
                .toList();
        List<BigDecimal> parts = new ArrayList<>(
                exact.stream().map(part -> part.setScale(0, RoundingMode.FLOOR)).toList());
        int left = total.divide(unit)
                .subtract(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .intValueExact();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> exact.get(i).subtract(parts.get(i)))
                        .reversed())
                .limit(left)
                .forEach(i -> parts.set(i, parts.get(i).add(BigDecimal.ONE)));
        return parts.stream().map(part -> part.multiply(unit)).toList();
    }

    /** Whether shares make a whole. */
    public static boolean isWhole(List<BigDecimal> shares) {
        return shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(HUNDRED) == 0;
    }
}
