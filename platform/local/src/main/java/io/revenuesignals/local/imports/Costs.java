package io.revenuesignals.local.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Weighs together what the rows of a file say about costs. */
final class Costs {

    /**
     * What one pack of a product costs us.
     *
     * @param amount rounded half-even to the cent
     */
    record Cost(String product, BigDecimal amount, String currency, LocalDate validFrom) {}

    private static final int CENTS = 2;

    private final CostShape shape;
    private final Map<String, Mean> means = new TreeMap<>();

    Costs(CostShape shape) {
        this.shape = shape;
    }

    /** @throws RowProblem when the row cannot be understood */
    void add(Row row) {
        if (!shape.when().holds(row)) {
            return;
        }
        BigDecimal weight = Values.number(shape.weight().of(row));
        if (weight.signum() > 0) {
            means.computeIfAbsent(shape.product().text(row), product -> new Mean())
                    .add(
                            Values.number(shape.cost().of(row)),
                            weight,
                            Values.day(shape.validFrom().of(row)));
        }
    }

    List<Cost> all() {
        return means.entrySet().stream()
                .map(entry -> entry.getValue().cost(entry.getKey(), shape.currency()))
                .toList();
    }

    private static final class Mean {

        private BigDecimal sum = BigDecimal.ZERO;
        private BigDecimal weights = BigDecimal.ZERO;
        private LocalDate earliest = LocalDate.MAX;

        void add(BigDecimal cost, BigDecimal weight, LocalDate from) {
            sum = sum.add(cost.multiply(weight));
            weights = weights.add(weight);
            earliest = from.isBefore(earliest) ? from : earliest;
        }

        Cost cost(String product, String currency) {
            return new Cost(product, sum.divide(weights, CENTS, RoundingMode.HALF_EVEN), currency, earliest);
        }
    }
}
