package io.revenuesignals.local.simulation;

import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.contracts.sale.CustomerGained;
import io.revenuesignals.contracts.sale.SaleRecorded;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Adds up what the market reports. */
final class MarketTotals {

    private final Set<String> own;
    private final TreeMap<LocalDate, BigDecimal> ownUnits = new TreeMap<>();
    private final TreeMap<LocalDate, BigDecimal> units = new TreeMap<>();
    private final TreeMap<LocalDate, BigDecimal> ownRevenue = new TreeMap<>();
    private final TreeMap<LocalDate, BigDecimal> customers = new TreeMap<>();
    private BigDecimal allUnits = BigDecimal.ZERO;
    private BigDecimal allRevenue = BigDecimal.ZERO;
    private long sales;
    private long facts;

    MarketTotals(Market market) {
        this.own = market.ownSkus().stream().map(Sku::id).collect(Collectors.toUnmodifiableSet());
    }

    void add(EventEnvelope<?> fact) {
        facts++;
        if (fact.data() instanceof SaleRecorded sale) {
            LocalDate week = sale.period().firstDay();
            sales++;
            allUnits = allUnits.add(sale.units());
            allRevenue = allRevenue.add(sale.revenue().amount());
            units.merge(week, sale.units(), BigDecimal::add);
            if (own.contains(sale.product())) {
                ownUnits.merge(week, sale.units(), BigDecimal::add);
                ownRevenue.merge(week, sale.revenue().amount(), BigDecimal::add);
            }
        } else if (fact.data() instanceof CustomerGained gained) {
            customers.merge(gained.firstPurchase(), BigDecimal.ONE, BigDecimal::add);
        }
    }

    /** Facts of every kind. */
    long facts() {
        return facts;
    }

    /** Sale facts. */
    long sales() {
        return sales;
    }

    /** Packs of everybody's sold in all the time. */
    BigDecimal allUnits() {
        return allUnits;
    }

    /** What shoppers paid for them, in dollars. */
    BigDecimal allRevenue() {
        return allRevenue;
    }

    /** Packs of ours sold in weeks that begin in the period. */
    double ownUnits(LocalDate from, LocalDate to) {
        return sum(ownUnits, from, to);
    }

    /** Packs sold of everybody's. */
    double units(LocalDate from, LocalDate to) {
        return sum(units, from, to);
    }

    /** What shoppers paid for ours, in dollars. */
    double ownRevenue(LocalDate from, LocalDate to) {
        return sum(ownRevenue, from, to);
    }

    /** Customers won on the days of the period. */
    double customers(LocalDate from, LocalDate to) {
        return sum(customers, from, to);
    }

    private static double sum(TreeMap<LocalDate, BigDecimal> amounts, LocalDate from, LocalDate to) {
        return amounts.entrySet().stream()
                .filter(amount ->
                        !amount.getKey().isBefore(from) && amount.getKey().isBefore(to))
                .map(Map.Entry::getValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue();
    }
}
