package io.revenuesignals.analytics.attainment.publish;

import io.revenuesignals.analytics.attainment.Attainment;
import io.revenuesignals.analytics.attainment.ProgressAnnouncements;
import io.revenuesignals.contracts.Interval;
import io.revenuesignals.contracts.goal.Metric;
import io.revenuesignals.contracts.progress.GoalProgressed;
import io.revenuesignals.contracts.progress.GoalState;
import io.revenuesignals.platform.messaging.Outbox;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class OutboxProgressAnnouncements implements ProgressAnnouncements {

    private final Outbox outbox;

    OutboxProgressAnnouncements(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Mono<Void> progressed(Attainment attainment) {
        Attainment.Outlook outlook = attainment.outlook();
        return outbox.add(new GoalProgressed(
                        attainment.goal().id(),
                        attainment.goal().version(),
                        Metric.valueOf(attainment.goal().metric().name()),
                        attainment.goal().target(),
                        attainment.actual(),
                        outlook == null
                                ? null
                                : new Interval(
                                        outlook.projection(),
                                        Math.min(outlook.low(), outlook.projection()),
                                        Math.max(outlook.high(), outlook.projection()),
                                        outlook.level()),
                        outlook == null ? null : (Double) outlook.probability(),
                        GoalState.valueOf(attainment.state().name()),
                        attainment.observations(),
                        attainment.dataThrough(),
                        attainment.measuredAt()))
                .then();
    }
}
