package io.revenuesignals.analytics.rebuild.edge;

import io.revenuesignals.analytics.rebuild.Rebuild;
import io.revenuesignals.analytics.rebuild.RebuildSettings;
import io.revenuesignals.analytics.rebuild.Rebuilds;
import io.revenuesignals.platform.messaging.EventReplay;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Builds anew: empties the tables, then reads the fact topics from their beginning to where they ended, through the same ledger as
 * live traffic, which goes on meanwhile. An instance that dies half-way is followed by another, which starts reading from the
 * beginning; what is there already is known to the ledger.
 */
@Component
class Rebuilding implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuilding.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final Rebuilds rebuilds;
    private final FactLogs logs;
    private final ObjectProvider<EventReplay> replay;
    private final RebuildSettings settings;
    private final Clock clock;
    private final UUID self = UUID.randomUUID();
    private volatile @Nullable Work work;

    Rebuilding(
            Rebuilds rebuilds,
            FactLogs logs,
            ObjectProvider<EventReplay> replay,
            RebuildSettings settings,
            Clock clock) {
        this.rebuilds = rebuilds;
        this.logs = logs;
        this.replay = replay;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is done between a start and a stop. */
    private final class Work implements Runnable {

        private final CountDownLatch stopped = new CountDownLatch(1);
        private final Thread thread =
                Thread.ofPlatform().name("rebuilding").daemon().unstarted(this);
        private long lost;

        @Override
        public void run() {
            do {
                try {
                    Rebuild due = rebuilds.hold(self, settings.hold()).block();
                    if (due != null && isAnnounced(due)) {
                        goOn(due);
                    }
                } catch (RuntimeException e) {
                    LOG.warn("building anew waits: {}", e.toString());
                }
            } while (!isStoppedAfter(LOOK_EVERY));
        }

        private void goOn(Rebuild due) {
            if (due.wipedAt() == null && !wiped(due)) {
                return;
            }
            if (readAll(due) && Boolean.TRUE.equals(rebuilds.finish(due, self).block())) {
                tellFinished();
            }
        }

        private boolean wiped(Rebuild due) {
            LOG.info("building anew from the log, asked for by {}", due.requestedBy());
            return Boolean.TRUE.equals(rebuilds.wipe(due, self, settings.hold()).block());
        }

        private boolean readAll(Rebuild due) {
            lost = 0;
            try (FactLog log = logs.open()) {
                while (!log.isRead()) {
                    if (!applied(log.next()) || !noted(due, log)) {
                        return false;
                    }
                }
            }
            return true;
        }

        // The same records again until they are in: beginning from the start for each short outage would never end.
        private boolean applied(List<ConsumerRecord<byte[], byte[]>> records) {
            while (!isStoppedAfter(Duration.ZERO)) {
                try {
                    lost += replay.getObject().replay(records);
                    return true;
                } catch (RuntimeException e) {
                    LOG.warn("reading the log anew waits: {}", e.toString());
                    if (!isOurs() || isStoppedAfter(LOOK_EVERY)) {
                        return false;
                    }
                }
            }
            return false;
        }

        private boolean isOurs() {
            try {
                return rebuilds.hold(self, settings.hold()).block() != null;
            } catch (RuntimeException e) {
                LOG.debug("it cannot be seen who builds anew: {}", e.toString());
                return true;
            }
        }

        private boolean noted(Rebuild due, FactLog log) {
            Rebuilds.Progress progress = new Rebuilds.Progress(log.size(), log.read(), lost);
            return Boolean.TRUE.equals(
                    rebuilds.progress(due, self, progress, settings.hold()).block());
        }

        private void tellFinished() {
            if (lost == 0) {
                LOG.info("built anew from the log");
            } else {
                LOG.error("built anew from the log without {} events that could not be kept again", lost);
            }
        }

        private boolean isStoppedAfter(Duration pause) {
            try {
                return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
            }
        }
    }

    private boolean isAnnounced(Rebuild due) {
        return due.wipedAt() != null
                || !clock.instant().isBefore(due.requestedAt().plus(settings.announce()));
    }

    @Override
    public void start() {
        Work begun = new Work();
        work = begun;
        begun.thread.start();
    }

    @Override
    public void stop() {
        Work ending = work;
        work = null;
        if (ending != null) {
            ending.stopped.countDown();
            awaitEnd(ending.thread);
            letGo();
        }
    }

    private static void awaitEnd(Thread thread) {
        try {
            thread.join(STOP_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void letGo() {
        try {
            rebuilds.release(self).block(STOP_WITHIN);
        } catch (RuntimeException e) {
            LOG.debug("the hold runs out by itself: {}", e.toString());
        }
    }

    @Override
    public boolean isRunning() {
        return work != null;
    }
}
