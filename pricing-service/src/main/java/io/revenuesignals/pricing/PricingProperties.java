package io.revenuesignals.pricing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of this service.
 *
 * @param calendarInterval {@code signals.pricing.calendar-interval}: how often the clock is asked what became due: prices
 *     that begin or end, recommendations that expire, incentives that are over. This is how late such a thing can be.
 */
@ConfigurationProperties("signals.pricing")
public record PricingProperties(@DefaultValue("1s") Duration calendarInterval) {}
