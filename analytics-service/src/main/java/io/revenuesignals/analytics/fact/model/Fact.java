package io.revenuesignals.analytics.fact.model;

import java.time.LocalDate;

/** Something that happened to one product at one place. Corrections replace it, retractions undo it. */
public sealed interface Fact permits Sale, PriceSeen, PromotionSeen, ShelfSeen {

    String product();

    /** The place's word: {@code store:S1}, {@code retailer:R1} or {@code channel:GROCERY}. */
    String place();

    /** The business date it counts under. */
    LocalDate day();

    /** Which amendments may touch it. */
    default Kind kind() {
        return switch (this) {
            case Sale _ -> Kind.SALE;
            case PriceSeen _ -> Kind.PRICE;
            case PromotionSeen _ -> Kind.PROMOTION;
            case ShelfSeen _ -> Kind.SHELF;
        };
    }

    /** Kinds of fact. */
    enum Kind {
        SALE,
        PRICE,
        PROMOTION,
        SHELF;

        /** Sales are corrected to zero, never retracted. */
        public boolean retractable() {
            return this != SALE;
        }
    }
}
