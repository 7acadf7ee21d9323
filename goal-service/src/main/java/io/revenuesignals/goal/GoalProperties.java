package io.revenuesignals.goal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of this service.
 *
 * @param calendarInterval {@code signals.goal.calendar-interval}: how often the clock is asked which goals are over. This is
 *     how late a goal can be closed.
 */
@ConfigurationProperties("signals.goal")
public record GoalProperties(@DefaultValue("5s") Duration calendarInterval) {}
