package io.revenuesignals.analytics.attainment.edge;

import io.revenuesignals.analytics.attainment.Goal;
import io.revenuesignals.analytics.attainment.HearingGoals;
import io.revenuesignals.analytics.attainment.model.GoalPeriod;
import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.goal.GoalClosed;
import io.revenuesignals.contracts.goal.GoalDefinition;
import io.revenuesignals.contracts.goal.GoalEvent;
import io.revenuesignals.contracts.goal.GoalPublished;
import io.revenuesignals.contracts.goal.GoalRevised;
import io.revenuesignals.contracts.goal.GoalScope;
import io.revenuesignals.contracts.goal.GoalWithdrawn;
import io.revenuesignals.platform.messaging.EventConsumer;
import io.revenuesignals.platform.messaging.ReceivedEvent;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Hears what becomes of goals. */
@Component
class GoalEventsConsumer implements EventConsumer {

    private final HearingGoals hearing;

    GoalEventsConsumer(HearingGoals hearing) {
        this.hearing = hearing;
    }

    @Override
    public Set<Class<? extends Event>> hears() {
        return Set.of(GoalPublished.class, GoalRevised.class, GoalWithdrawn.class, GoalClosed.class);
    }

    @Override
    public Mono<Void> apply(List<ReceivedEvent> events) {
        return Flux.fromIterable(events)
                .concatMap(event -> hear((GoalEvent) event.envelope().data()))
                .then();
    }

    private Mono<Void> hear(GoalEvent event) {
        return switch (event) {
            case GoalPublished published ->
                hearing.holds(goal(published.goal(), published.version(), published.definition()));
            case GoalRevised revised -> hearing.holds(goal(revised.goal(), revised.version(), revised.definition()));
            case GoalWithdrawn withdrawn -> hearing.withdrawn(withdrawn.goal());
            case GoalClosed closed -> hearing.closed(closed.goal());
        };
    }

    private static Goal goal(String id, int version, GoalDefinition definition) {
        return new Goal(
                id,
                version,
                definition.name(),
                Goal.Metric.valueOf(definition.metric().name()),
                definition.target(),
                definition.currency(),
                scope(definition.scope()),
                new GoalPeriod(definition.period().from(), definition.period().to()),
                ZoneId.of(definition.period().timeZone()),
                definition.parent(),
                definition.owner());
    }

    private static Goal.Scope scope(GoalScope scope) {
        return new Goal.Scope(
                scope.products().products(),
                scope.products().lines(),
                scope.products().brands(),
                scope.products().categories(),
                scope.channels().stream().map(Enum::name).toList(),
                scope.retailers(),
                scope.regions(),
                scope.storeAttributes());
    }
}
