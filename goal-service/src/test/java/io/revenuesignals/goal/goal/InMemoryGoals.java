package io.revenuesignals.goal.goal;

import io.revenuesignals.goal.goal.model.Goal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Goals in memory. */
public final class InMemoryGoals implements Goals {

    private final Map<UUID, Goal> byId = new LinkedHashMap<>();
    private final Map<UUID, List<GoalVersion>> versions = new HashMap<>();

    @Override
    public Mono<Void> add(Goal goal) {
        return Mono.fromRunnable(() -> byId.put(goal.id(), goal));
    }

    @Override
    public Mono<Goal> find(UUID id) {
        return Mono.fromSupplier(() -> byId.get(id));
    }

    @Override
    public Mono<Goal> claim(UUID id) {
        return find(id);
    }

    @Override
    public Mono<Void> save(Goal goal) {
        return Mono.fromRunnable(() -> byId.replace(goal.id(), goal));
    }

    @Override
    public Flux<Goal> liveParts(UUID parent, UUID except) {
        return matching(goal -> parent.equals(goal.definition().parent())
                && !goal.id().equals(except)
                && goal.state() != Goal.State.WITHDRAWN);
    }

    @Override
    public Flux<Goal> claimOver(Instant now, int limit) {
        return matching(goal -> goal.state() == Goal.State.PUBLISHED
                        && !goal.definition().period().endsAt().isAfter(now))
                .take(limit);
    }

    @Override
    public Flux<Goal> list(GoalFilter filter) {
        GoalFilter.Position after = filter.after();
        return matching(goal -> matches(goal, filter))
                .sort(Comparator.comparing(Goal::createdAt)
                        .thenComparing(goal -> goal.id().toString())
                        .reversed())
                .filter(goal -> after == null || isAfter(goal, after))
                .take(filter.limit());
    }

    @Override
    public Mono<Void> addVersion(UUID goal, GoalVersion version) {
        return Mono.fromRunnable(
                () -> versions.computeIfAbsent(goal, id -> new ArrayList<>()).add(version));
    }

    @Override
    public Mono<GoalVersion> versionAt(UUID goal, Instant at) {
        return versions(goal)
                .filter(version -> !version.validFrom().isAfter(at))
                .takeLast(1)
                .next();
    }

    @Override
    public Flux<GoalVersion> versions(UUID goal) {
        return Flux.defer(() -> Flux.fromIterable(List.copyOf(versions.getOrDefault(goal, List.of()))));
    }

    private static boolean matches(Goal goal, GoalFilter filter) {
        String text = filter.text();
        return (filter.state() == null || filter.state() == goal.state())
                && (filter.metric() == null
                        || filter.metric() == goal.definition().metric())
                && (filter.owner() == null
                        || filter.owner().equals(goal.definition().owner()))
                && (filter.parent() == null
                        || filter.parent().equals(goal.definition().parent()))
                && (text == null || lower(goal.definition().name()).contains(lower(text)));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static boolean isAfter(Goal goal, GoalFilter.Position after) {
        int order = goal.createdAt().compareTo(after.createdAt());
        return order < 0
                || (order == 0 && goal.id().toString().compareTo(after.id().toString()) < 0);
    }

    private Flux<Goal> matching(Predicate<Goal> wanted) {
        return Flux.defer(() -> Flux.fromIterable(List.copyOf(byId.values())).filter(wanted));
    }
}
