package io.revenuesignals.goal.progress.edge;

import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.Interval;
import io.revenuesignals.contracts.progress.GoalProgressed;
import io.revenuesignals.contracts.progress.ShareMoved;
import io.revenuesignals.goal.progress.Measure;
import io.revenuesignals.goal.progress.Progress;
import io.revenuesignals.goal.progress.ShareMove;
import io.revenuesignals.platform.messaging.EventConsumer;
import io.revenuesignals.platform.messaging.ReceivedEvent;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Hears where goals and shares stand. Of many measures of a goal and day in one batch only the last is written. */
@Component
class ProgressConsumer implements EventConsumer {

    private final Progress progress;

    ProgressConsumer(Progress progress) {
        this.progress = progress;
    }

    private record GoalDay(String goal, LocalDate day) {}

    @Override
    public Set<Class<? extends Event>> hears() {
        return Set.of(GoalProgressed.class, ShareMoved.class);
    }

    @Override
    public Mono<Void> apply(List<ReceivedEvent> events) {
        return progress.keep(List.copyOf(lastOfEachDay(events)))
                .thenMany(Flux.fromIterable(events))
                .filter(event -> event.envelope().data() instanceof ShareMoved)
                .map(ProgressConsumer::move)
                .concatMap(progress::keep)
                .then();
    }

    private static Collection<Measure> lastOfEachDay(List<ReceivedEvent> events) {
        Map<GoalDay, Measure> last = new LinkedHashMap<>();
        for (ReceivedEvent event : events) {
            if (event.envelope().data() instanceof GoalProgressed progressed) {
                Measure measure = measure(progressed);
                GoalDay day = new GoalDay(
                        measure.goal(), measure.asOf().atZone(ZoneOffset.UTC).toLocalDate());
                last.merge(day, measure, (one, other) -> other.asOf().isBefore(one.asOf()) ? one : other);
            }
        }
        return last.values();
    }

    private static Measure measure(GoalProgressed progressed) {
        return new Measure(
                progressed.goal(),
                progressed.version(),
                progressed.metric().name(),
                progressed.target(),
                progressed.actual(),
                optional(progressed.projection()),
                progressed.probability(),
                progressed.state().name(),
                progressed.observations(),
                progressed.dataThrough(),
                progressed.asOf().truncatedTo(ChronoUnit.MICROS));
    }

    private static ShareMove move(ReceivedEvent event) {
        ShareMoved moved = event.envelope().as(ShareMoved.class).data();
        return new ShareMove(
                event.ledgerId(),
                moved.category(),
                moved.brand(),
                moved.scope().word(),
                range(moved.before()),
                range(moved.after()),
                moved.coverage(),
                moved.dataThrough(),
                event.envelope().time().truncatedTo(ChronoUnit.MICROS));
    }

    private static Measure.@Nullable Range optional(@Nullable Interval interval) {
        return interval == null ? null : range(interval);
    }

    private static Measure.Range range(Interval interval) {
        return new Measure.Range(interval.value(), interval.low(), interval.high(), interval.level());
    }
}
