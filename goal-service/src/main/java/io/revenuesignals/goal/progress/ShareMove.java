package io.revenuesignals.goal.progress;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The market share of a brand moved by more than chance and promotions explain.
 *
 * @param scope where: {@code national}, {@code channel:GROCERY}, {@code retailer:R1}
 * @param before share of packs before, in per cent
 * @param after share of packs now, in per cent
 * @param coverage part of the stores in the market that the figures rest on, 0 to 1
 * @param toldAt when analytics said so
 */
public record ShareMove(
        UUID id,
        String category,
        String brand,
        String scope,
        Measure.Range before,
        Measure.Range after,
        double coverage,
        LocalDate dataThrough,
        Instant toldAt) {}
