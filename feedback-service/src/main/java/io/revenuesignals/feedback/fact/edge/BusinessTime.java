package io.revenuesignals.feedback.fact.edge;

import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.observation.ObservationCorrected;
import io.revenuesignals.contracts.observation.ObservationEvent;
import io.revenuesignals.contracts.observation.ObservationRetracted;
import io.revenuesignals.contracts.observation.PriceObserved;
import io.revenuesignals.contracts.observation.PromotionObserved;
import io.revenuesignals.contracts.observation.ShelfObserved;
import io.revenuesignals.contracts.sale.CustomerGained;
import io.revenuesignals.contracts.sale.SaleCorrected;
import io.revenuesignals.contracts.sale.SaleEvent;
import io.revenuesignals.contracts.sale.SalePeriod;
import io.revenuesignals.contracts.sale.SaleRecorded;
import io.revenuesignals.feedback.fact.model.Refusal;
import io.revenuesignals.feedback.fact.model.Refusal.Code;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The time that the data themselves speak of. Nothing was seen or sold in the future; a day has begun as soon as it has
 * begun anywhere on earth. Promotions may lie ahead.
 */
final class BusinessTime {

    private static final int FIRST_ZONE_HOURS = 14;

    private final Instant latest;
    private final Instant earliest;

    private BusinessTime(Instant latest, Instant earliest) {
        this.latest = latest;
        this.earliest = earliest;
    }

    /** Why the data's time is not acceptable, or null when it is. */
    static @Nullable Refusal refusal(Event data, Instant latest, Instant earliest) {
        BusinessTime time = new BusinessTime(latest, earliest);
        if (data instanceof SaleEvent sale) {
            return time.sale(sale);
        }
        return data instanceof ObservationEvent observation ? time.observation(observation, "/data") : null;
    }

    private @Nullable Refusal sale(SaleEvent event) {
        return switch (event) {
            case SaleRecorded sale -> period(sale.period(), "/data/period");
            case SaleCorrected corrected -> period(corrected.sale().period(), "/data/sale/period");
            case CustomerGained gained -> day(gained.firstPurchase(), "/data/firstPurchase");
        };
    }

    private @Nullable Refusal observation(ObservationEvent event, String base) {
        return switch (event) {
            case PriceObserved price -> instant(price.observedAt(), base + "/observedAt");
            case PromotionObserved promotion -> instant(promotion.observedAt(), base + "/observedAt");
            case ShelfObserved shelf -> instant(shelf.observedAt(), base + "/observedAt");
            case ObservationCorrected corrected -> observation(corrected.replacement(), base + kind(corrected));
            case ObservationRetracted retracted -> null;
        };
    }

    private static String kind(ObservationCorrected corrected) {
        if (corrected.price() != null) {
            return "/price";
        }
        return corrected.promotion() != null ? "/promotion" : "/shelf";
    }

    private @Nullable Refusal period(SalePeriod period, String base) {
        OffsetDateTime at = period.at();
        return at == null ? day(period.firstDay(), base + "/from") : instant(at, base + "/at");
    }

    private @Nullable Refusal instant(OffsetDateTime at, String pointer) {
        Instant instant = at.toInstant();
        if (instant.isAfter(latest)) {
            return ahead(pointer);
        }
        return instant.isBefore(earliest) ? tooOld(pointer) : null;
    }

    private @Nullable Refusal day(LocalDate day, String pointer) {
        if (day.atStartOfDay().toInstant(ZoneOffset.ofHours(FIRST_ZONE_HOURS)).isAfter(latest)) {
            return ahead(pointer);
        }
        return day.atStartOfDay().toInstant(ZoneOffset.UTC).isBefore(earliest) ? tooOld(pointer) : null;
    }

    private static Refusal ahead(String pointer) {
        return new Refusal(Code.TIME_AHEAD, pointer, "must not lie in the future");
    }

    private static Refusal tooOld(String pointer) {
        return new Refusal(Code.INVALID_FIELD, pointer, "must not be before 1970");
    }
}
