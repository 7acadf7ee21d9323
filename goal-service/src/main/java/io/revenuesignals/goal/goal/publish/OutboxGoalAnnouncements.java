package io.revenuesignals.goal.goal.publish;

import io.revenuesignals.contracts.Channel;
import io.revenuesignals.contracts.goal.GoalClosed;
import io.revenuesignals.contracts.goal.GoalDefinition;
import io.revenuesignals.contracts.goal.GoalPeriod;
import io.revenuesignals.contracts.goal.GoalPublished;
import io.revenuesignals.contracts.goal.GoalRevised;
import io.revenuesignals.contracts.goal.GoalScope;
import io.revenuesignals.contracts.goal.GoalWithdrawn;
import io.revenuesignals.contracts.goal.Metric;
import io.revenuesignals.contracts.goal.ProductSet;
import io.revenuesignals.contracts.goal.Strategy;
import io.revenuesignals.goal.goal.GoalAnnouncements;
import io.revenuesignals.goal.goal.model.Definition;
import io.revenuesignals.goal.goal.model.Goal;
import io.revenuesignals.goal.goal.model.Period;
import io.revenuesignals.platform.messaging.Outbox;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells through the outbox what became of goals. */
@Component
class OutboxGoalAnnouncements implements GoalAnnouncements {

    private final Outbox outbox;

    OutboxGoalAnnouncements(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Mono<Void> published(Goal goal) {
        return outbox.add(new GoalPublished(id(goal), goal.version(), definition(goal.definition())))
                .then();
    }

    @Override
    public Mono<Void> revised(Goal goal, String reason) {
        return outbox.add(new GoalRevised(id(goal), goal.version(), definition(goal.definition()), reason))
                .then();
    }

    @Override
    public Mono<Void> withdrawn(Goal goal, String reason) {
        return outbox.add(new GoalWithdrawn(id(goal), goal.version(), reason)).then();
    }

    @Override
    public Mono<Void> closed(Goal goal, Instant at) {
        return outbox.add(new GoalClosed(id(goal), goal.version(), at)).then();
    }

    private static String id(Goal goal) {
        return goal.id().toString();
    }

    private static GoalDefinition definition(Definition definition) {
        return new GoalDefinition(
                definition.name(),
                Metric.valueOf(definition.metric().name()),
                definition.target(),
                definition.currency(),
                scope(definition.scope()),
                period(definition.period()),
                strategy(definition.strategy()),
                definition.parent() == null ? null : definition.parent().toString(),
                definition.owner());
    }

    private static GoalScope scope(io.revenuesignals.goal.goal.model.GoalScope scope) {
        var products = scope.products();
        return new GoalScope(
                new ProductSet(products.products(), products.lines(), products.brands(), products.categories()),
                channels(scope.channels()),
                scope.retailers(),
                scope.regions(),
                scope.storeAttributes());
    }

    private static GoalPeriod period(Period period) {
        return new GoalPeriod(
                GoalPeriod.Kind.valueOf(period.kind().name()),
                period.from(),
                period.to(),
                period.zone().getId());
    }

    private static @Nullable Strategy strategy(io.revenuesignals.goal.goal.model.@Nullable Strategy strategy) {
        return strategy == null
                ? null
                : new Strategy(strategy.targetCustomers(), channels(strategy.channels()), strategy.tactics());
    }

    private static List<Channel> channels(List<io.revenuesignals.goal.goal.model.Channel> channels) {
        return channels.stream().map(channel -> Channel.valueOf(channel.name())).toList();
    }
}
