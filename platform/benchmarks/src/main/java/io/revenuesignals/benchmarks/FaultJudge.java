package io.revenuesignals.benchmarks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the system keeps against what was sent. It is told first every fact that is stored, then every weekly sum, and
 * finds what is lost, counted twice, foreign or wrong. It knows the facts by their numbers and asks the system nothing.
 */
final class FaultJudge {

    /**
     * Sums of sales.
     *
     * @param revenue in dollars
     */
    record Sum(BigDecimal units, BigDecimal revenue) {

        static final Sum NOTHING = new Sum(BigDecimal.ZERO, BigDecimal.ZERO);

        Sum plus(BigDecimal moreUnits, BigDecimal moreRevenue) {
            return new Sum(units.add(moreUnits), revenue.add(moreRevenue));
        }

        @Override
        public String toString() {
            return units.stripTrailingZeros().toPlainString() + " units for "
                    + revenue.stripTrailingZeros().toPlainString();
        }

        boolean isEqualTo(BigDecimal otherUnits, BigDecimal otherRevenue) {
            return units.compareTo(otherUnits) == 0 && revenue.compareTo(otherRevenue) == 0;
        }
    }

    /**
     * What was found.
     *
     * @param meant facts meant to be sent
     * @param acknowledged facts answered 202
     * @param stored different facts stored; those that were never acknowledged may be among them
     * @param lost facts acknowledged but not stored
     * @param countedTwice facts stored more than once, acknowledged or not
     * @param foreign rows of facts that nobody meant to send
     * @param altered rows that say something else than was sent
     * @param wrongCells weekly sums by product and store that are not the sum of what was sent and is stored
     * @param sent the sum of what was sent of the facts that must or may be stored, each once
     * @param kept the sum of the facts stored
     * @param rolledUp the sum of the weekly sums
     */
    record Findings(
            long meant,
            long acknowledged,
            long stored,
            long lost,
            long countedTwice,
            long foreign,
            long altered,
            long wrongCells,
            Sum sent,
            Sum kept,
            Sum rolledUp) {

        boolean hold() {
            return acknowledged > 0
                    && lost == 0
                    && countedTwice == 0
                    && foreign == 0
                    && altered == 0
                    && wrongCells == 0
                    && sent.isEqualTo(kept.units(), kept.revenue())
                    && sent.isEqualTo(rolledUp.units(), rolledUp.revenue());
        }
    }

    /** A row of the facts stored. */
    record Stored(
            String source,
            String id,
            String product,
            String place,
            LocalDate day,
            BigDecimal units,
            BigDecimal revenue) {}

    /** A row of the weekly sums. */
    record Week(String product, String place, LocalDate week, long sales, BigDecimal units, BigDecimal revenue) {}

    private final Facts facts;
    private final long meant;
    private final BitSet acknowledged;
    private final BitSet stored = new BitSet();
    private final BitSet twice = new BitSet();
    private final Map<String, Integer> products = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<LocalDate, Integer> weeks = new HashMap<>();
    private long foreign;
    private long altered;
    private long wrongCells;
    private Sum kept = Sum.NOTHING;
    private Sum rolledUp = Sum.NOTHING;
    private @Nullable Cells cells;

    FaultJudge(Facts facts, FaultLedger ledger) {
        this.facts = facts;
        this.meant = ledger.meant();
        this.acknowledged = ledger.acknowledged();
        for (int cell = 0; cell < Facts.CELLS; cell++) {
            products.putIfAbsent(Facts.product(cell), cell);
            places.putIfAbsent(place(cell), cell);
            weeks.putIfAbsent(Facts.week(cell), cell);
        }
    }

    /** Hears of a row of the facts stored; all of them before the first weekly sum. */
    void hear(Stored row) {
        kept = kept.plus(row.units(), row.revenue());
        long number = row.source().equals(Facts.SOURCE) ? facts.number(row.id()) : -1;
        if (number < 0 || number >= meant) {
            foreign++;
            return;
        }
        if (!isAsSent(row, number)) {
            altered++;
        }
        BitSet seen = stored.get((int) number) ? twice : stored;
        seen.set((int) number);
    }

    private static boolean isAsSent(Stored row, long number) {
        return row.product().equals(Facts.product(number))
                && row.place().equals(place(number))
                && row.day().equals(Facts.week(number))
                && sent(number).isEqualTo(row.units(), row.revenue());
    }

    /** Hears of a weekly sum; each once. */
    void hear(Week row) {
        rolledUp = rolledUp.plus(row.units(), row.revenue());
        Integer product = products.get(row.product());
        Integer place = places.get(row.place());
        Integer week = weeks.get(row.week());
        // The smallest numbers with this product, this store and this week add up to the number of the cell.
        if (product == null || place == null || week == null || !cells().settle(product + place + week, row)) {
            wrongCells++;
        }
    }

    /** What was found, when everything was told. */
    Findings findings() {
        BitSet lost = (BitSet) acknowledged.clone();
        lost.andNot(stored);
        return new Findings(
                meant,
                acknowledged.cardinality(),
                stored.cardinality(),
                lost.cardinality(),
                twice.cardinality(),
                foreign,
                altered,
                wrongCells + cells().unsettled(),
                cells().sum(),
                kept,
                rolledUp);
    }

    private Cells cells() {
        Cells known = cells;
        if (known == null) {
            BitSet once = (BitSet) acknowledged.clone();
            once.or(stored);
            known = new Cells(once);
            cells = known;
        }
        return known;
    }

    private static Sum sent(long number) {
        return Sum.NOTHING.plus(BigDecimal.valueOf(Facts.units(number)), BigDecimal.valueOf(Facts.cents(number), 2));
    }

    private static String place(long number) {
        return "store:" + Facts.store(number);
    }

    /** What the sum of each product, store and week should be: of the facts that must or may be stored, each once. */
    private static final class Cells {

        private final int[] sales = new int[Facts.CELLS];
        private final long[] units = new long[Facts.CELLS];
        private final long[] cents = new long[Facts.CELLS];
        private final BitSet open = new BitSet();
        private Sum sum = Sum.NOTHING;

        Cells(BitSet numbers) {
            long allUnits = 0;
            long allCents = 0;
            for (int number = numbers.nextSetBit(0); number >= 0; number = numbers.nextSetBit(number + 1)) {
                int cell = number % Facts.CELLS;
                sales[cell]++;
                units[cell] += Facts.units(number);
                cents[cell] += Facts.cents(number);
                allUnits += Facts.units(number);
                allCents += Facts.cents(number);
                open.set(cell);
            }
            sum = sum.plus(BigDecimal.valueOf(allUnits), BigDecimal.valueOf(allCents, 2));
        }

        /** Whether the row is as it should be; a cell can be settled once. */
        boolean settle(int cell, Week row) {
            boolean expected = open.get(cell);
            open.clear(cell);
            return expected
                    && row.sales() == sales[cell]
                    && row.units().compareTo(BigDecimal.valueOf(units[cell])) == 0
                    && row.revenue().compareTo(BigDecimal.valueOf(cents[cell], 2)) == 0;
        }

        int unsettled() {
            return open.cardinality();
        }

        Sum sum() {
            return sum;
        }
    }
}
