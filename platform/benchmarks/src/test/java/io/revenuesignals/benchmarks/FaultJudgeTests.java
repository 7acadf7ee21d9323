package io.revenuesignals.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.benchmarks.FaultJudge.Findings;
import io.revenuesignals.benchmarks.FaultJudge.Stored;
import io.revenuesignals.benchmarks.FaultJudge.Week;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A judge that cannot find anything is worth nothing: each promise is broken once. */
class FaultJudgeTests {

    private static final int SENT = 100;

    private final Facts facts = new Facts("run");
    private final FaultLedger ledger = new FaultLedger();
    private final List<Stored> rows = new ArrayList<>();
    private final Map<Long, Week> weeks = new LinkedHashMap<>();

    @Test
    void findsNothingWhenAllThatWasAcknowledgedIsStoredOnce() {
        acknowledge(SENT);
        store(0, SENT);
        assertThat(findings().hold()).isTrue();
        assertThat(findings().stored()).isEqualTo(SENT);
        assertThat(findings().sent().units()).isEqualByComparingTo(units(0, SENT));
        assertThat(findings().rolledUp().revenue())
                .isEqualByComparingTo(units(0, SENT).multiply(new BigDecimal("2.99")));
    }

    @Test
    void findsNothingWhenNumbersHaveAnotherScale() {
        acknowledge(SENT);
        store(0, SENT);
        rows.replaceAll(row -> with(row, row.units().setScale(6), row.revenue().setScale(6)));
        assertThat(findings().hold()).isTrue();
    }

    @Test
    void findsNothingWhenCellsHoldManyFacts() {
        ledger.mean(Facts.CELLS + SENT);
        ledger.acknowledge(0, SENT);
        ledger.acknowledge(Facts.CELLS, SENT);
        store(0, SENT);
        store(Facts.CELLS, SENT);
        assertThat(weeks)
                .hasSize(SENT)
                .allSatisfy((cell, week) -> assertThat(week.sales()).isEqualTo(2));
        assertThat(findings().hold()).isTrue();
    }

    @Test
    void doesNotMindWhetherAFactNobodyAcknowledgedIsStored() {
        acknowledge(SENT);
        ledger.mean(3);
        store(0, SENT + 1);
        assertThat(findings().hold()).isTrue();
        assertThat(findings().stored()).isEqualTo(SENT + 1);
    }

    @Test
    void cannotSayThatAnythingHoldsWhereNothingWasAcknowledged() {
        ledger.mean(SENT);
        assertThat(findings().hold()).isFalse();
    }

    @Test
    void findsALostFact() {
        acknowledge(SENT);
        store(0, SENT - 1);
        assertThat(findings().lost()).isEqualTo(1);
        assertThat(findings().wrongCells()).isEqualTo(1);
        assertThat(findings().hold()).isFalse();
    }

    @Test
    void findsALostFactAlsoWhenAnotherOneTakesItsPlace() {
        acknowledge(SENT);
        ledger.mean(1);
        store(0, SENT - 1);
        store(SENT, 1);
        assertThat(findings().stored()).isEqualTo(SENT);
        assertThat(findings().lost()).isEqualTo(1);
        assertThat(findings().hold()).isFalse();
    }

    @Test
    void findsAFactCountedTwice() {
        acknowledge(SENT);
        store(0, SENT);
        store(5, 1);
        assertThat(findings().countedTwice()).isEqualTo(1);
        assertThat(findings().wrongCells()).isEqualTo(1);
        assertThat(findings().hold()).isFalse();
    }

    @Test
    void findsAFactCountedTwiceAlsoWhenNobodyAcknowledgedIt() {
        acknowledge(SENT);
        ledger.mean(1);
        store(0, SENT + 1);
        store(SENT, 1);
        assertThat(findings().countedTwice()).isEqualTo(1);
        assertThat(findings().hold()).isFalse();
    }

    @Test
    void findsAFactThatNobodyMeantToSend() {
        acknowledge(SENT);
        store(0, SENT + 1);
        assertThat(findings().foreign()).isEqualTo(1);
        assertThat(findings().hold()).isFalse();
    }

    @Test
    void findsAFactOfAnotherRunOrSource() {
        acknowledge(SENT);
        store(0, SENT);
        Stored own = rows.getFirst();
        rows.add(renamed(own, own.source(), new Facts("other").id(3)));
        rows.add(renamed(own, "/another/till", own.id()));
        rows.add(renamed(own, own.source(), "till-7"));
        assertThat(findings().foreign()).isEqualTo(3);
        assertThat(findings().lost()).isZero();
        assertThat(findings().countedTwice()).isZero();
        assertThat(findings().hold()).isFalse();
    }

    @Test
    void findsAFactThatSaysSomethingElse() {
        acknowledge(SENT);
        store(0, SENT);
        rows.set(
                3,
                with(
                        rows.get(3),
                        rows.get(3).units().add(BigDecimal.ONE),
                        rows.get(3).revenue()));
        assertThat(findings().altered()).isEqualTo(1);
        assertThat(findings().hold()).isFalse();
    }

    @Test
    void findsTwoErrorsThatCancelOutInTheSum() {
        acknowledge(SENT);
        store(0, SENT);
        change(4, BigDecimal.ONE, BigDecimal.ZERO);
        change(5, BigDecimal.ONE.negate(), BigDecimal.ZERO);
        assertThat(findings().rolledUp().units())
                .isEqualByComparingTo(findings().sent().units());
        assertThat(findings().wrongCells()).isEqualTo(2);
        assertThat(findings().hold()).isFalse();
    }

    @Test
    void findsAWeeklySumThatIsOffByACent() {
        acknowledge(SENT);
        store(0, SENT);
        change(4, BigDecimal.ZERO, new BigDecimal("0.01"));
        assertThat(findings().wrongCells()).isEqualTo(1);
        assertThat(findings().hold()).isFalse();
    }

    @Test
    void findsAWeeklySumThatIsMissing() {
        acknowledge(SENT);
        store(0, SENT);
        weeks.remove(7L);
        assertThat(findings().wrongCells()).isEqualTo(1);
        assertThat(findings().hold()).isFalse();
    }

    @Test
    void findsAWeeklySumOfNothingThatWasSent() {
        acknowledge(SENT);
        store(0, SENT);
        weeks.put(-1L, new Week("cake", "store:none", Facts.week(0), 1, BigDecimal.ZERO, BigDecimal.ZERO));
        weeks.put((long) SENT, week(SENT));
        assertThat(findings().wrongCells()).isEqualTo(2);
        assertThat(findings().hold()).isFalse();
    }

    private void acknowledge(int count) {
        ledger.acknowledge(ledger.mean(count), count);
    }

    /** As the services do it: a row, and the row added to its week. */
    private void store(long first, int count) {
        LongStream.range(first, first + count).forEach(number -> {
            rows.add(new Stored(
                    Facts.SOURCE,
                    facts.id(number),
                    Facts.product(number),
                    "store:" + Facts.store(number),
                    Facts.week(number),
                    BigDecimal.valueOf(Facts.units(number)),
                    BigDecimal.valueOf(Facts.cents(number), 2)));
            weeks.merge(number % Facts.CELLS, week(number), FaultJudgeTests::together);
        });
    }

    private void change(long cell, BigDecimal moreUnits, BigDecimal moreRevenue) {
        weeks.computeIfPresent(cell, (_, week) -> plus(week, 0, moreUnits, moreRevenue));
    }

    private Findings findings() {
        FaultJudge judge = new FaultJudge(facts, ledger);
        rows.forEach(judge::hear);
        weeks.values().forEach(judge::hear);
        return judge.findings();
    }

    private static Week week(long number) {
        return new Week(
                Facts.product(number),
                "store:" + Facts.store(number),
                Facts.week(number),
                1,
                BigDecimal.valueOf(Facts.units(number)),
                BigDecimal.valueOf(Facts.cents(number), 2));
    }

    private static Week together(Week one, Week other) {
        return plus(one, other.sales(), other.units(), other.revenue());
    }

    private static Week plus(Week week, long moreSales, BigDecimal moreUnits, BigDecimal moreRevenue) {
        return new Week(
                week.product(),
                week.place(),
                week.week(),
                week.sales() + moreSales,
                week.units().add(moreUnits),
                week.revenue().add(moreRevenue));
    }

    private static Stored with(Stored row, BigDecimal units, BigDecimal revenue) {
        return new Stored(row.source(), row.id(), row.product(), row.place(), row.day(), units, revenue);
    }

    private static Stored renamed(Stored row, String source, String id) {
        return new Stored(source, id, row.product(), row.place(), row.day(), row.units(), row.revenue());
    }

    private static BigDecimal units(long first, int count) {
        return BigDecimal.valueOf(
                LongStream.range(first, first + count).map(Facts::units).sum());
    }
}
