package io.revenuesignals.goal.progress;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Measures in memory. */
public final class InMemoryProgress implements Progress {

    private final Map<String, TreeMap<LocalDate, Measure>> measures = new LinkedHashMap<>();
    private final Map<UUID, ShareMove> moves = new LinkedHashMap<>();

    @Override
    public Mono<Void> keep(List<Measure> batch) {
        return Mono.fromRunnable(() -> batch.forEach(this::put));
    }

    @Override
    public Flux<Measure> latest(Collection<String> goals) {
        return Flux.defer(() -> Flux.fromStream(goals.stream()
                .filter(measures::containsKey)
                .map(goal -> measures.get(goal).lastEntry().getValue())));
    }

    @Override
    public Flux<Measure> history(String goal, @Nullable LocalDate before, int limit) {
        return Flux.defer(() -> Flux.fromIterable(measures.getOrDefault(goal, new TreeMap<>())
                        .descendingMap()
                        .values()))
                .filter(measure -> before == null || day(measure).isBefore(before))
                .take(limit);
    }

    @Override
    public Mono<Void> keep(ShareMove move) {
        return Mono.fromRunnable(() -> moves.putIfAbsent(move.id(), move));
    }

    @Override
    public Flux<ShareMove> moves(
            @Nullable String category, @Nullable String brand, @Nullable Position after, int limit) {
        return Flux.defer(() -> Flux.fromIterable(List.copyOf(moves.values())))
                .filter(move -> category == null || category.equals(move.category()))
                .filter(move -> brand == null || brand.equals(move.brand()))
                .sort(Comparator.comparing(ShareMove::toldAt)
                        .thenComparing(move -> move.id().toString())
                        .reversed())
                .filter(move -> after == null || isAfter(move, after))
                .take(limit);
    }

    private void put(Measure measure) {
        measures.computeIfAbsent(measure.goal(), goal -> new TreeMap<>())
                .merge(day(measure), measure, (kept, next) -> next.asOf().isBefore(kept.asOf()) ? kept : next);
    }

    private static boolean isAfter(ShareMove move, Position after) {
        int order = move.toldAt().compareTo(after.toldAt());
        return order < 0
                || (order == 0 && move.id().toString().compareTo(after.id().toString()) < 0);
    }

    private static LocalDate day(Measure measure) {
        return measure.asOf().atZone(ZoneOffset.UTC).toLocalDate();
    }
}
