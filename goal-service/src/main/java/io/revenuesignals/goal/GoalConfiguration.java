package io.revenuesignals.goal;

import com.github.f4b6a3.uuid.UuidCreator;
import io.revenuesignals.goal.goal.Changes;
import io.revenuesignals.goal.goal.ClosingGoals;
import io.revenuesignals.goal.goal.GoalAnnouncements;
import io.revenuesignals.goal.goal.Goals;
import io.revenuesignals.goal.goal.ReadingGoals;
import io.revenuesignals.goal.goal.SettingGoals;
import io.revenuesignals.goal.goal.SplittingGoals;
import io.revenuesignals.goal.goal.model.Goal;
import io.revenuesignals.platform.observability.Correlation;
import io.revenuesignals.platform.security.AccessRules;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Puts the use cases together and says who may do what. */
@Configuration(proxyBeanMethods = false)
class GoalConfiguration {

    private static final String MARKETING = "MARKETING";

    /** Marketing reads and writes; sales, pricing and analysts read. */
    @Bean
    AccessRules accessRules() {
        return rules -> rules.pathMatchers(HttpMethod.GET, "/v1/goals/**", "/v1/share-moves")
                .hasAnyRole(MARKETING, "SALES", "PRICING", "ANALYST")
                .pathMatchers("/v1/goals/**")
                .hasRole(MARKETING);
    }

    @Bean
    Supplier<UUID> ids() {
        return UuidCreator::getTimeOrderedEpoch;
    }

    @Bean
    Changes changes() {
        return (actor, at, reason) -> Correlation.current()
                .map(cause -> new Goal.Change(actor, at, reason, cause.correlationId(), cause.causationId()));
    }

    @Bean
    SettingGoals settingGoals(
            Goals goals, GoalAnnouncements announcements, Changes changes, Supplier<UUID> ids, Clock clock) {
        return new SettingGoals(goals, announcements, changes, ids, clock);
    }

    @Bean
    SplittingGoals splittingGoals(Goals goals, Changes changes, Supplier<UUID> ids, Clock clock) {
        return new SplittingGoals(goals, changes, ids, clock);
    }

    @Bean
    ReadingGoals readingGoals(Goals goals) {
        return new ReadingGoals(goals);
    }

    @Bean
    ClosingGoals closingGoals(Goals goals, GoalAnnouncements announcements, Changes changes, Clock clock) {
        return new ClosingGoals(goals, announcements, changes, clock);
    }
}
