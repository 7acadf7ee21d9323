package io.revenuesignals.local.stack;

import io.revenuesignals.local.terminal.Workplace;
import java.nio.channels.FileLock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A workplace whose stack seems to run, with one service at a port of the test's. */
public final class StandInStack implements AutoCloseable {

    private final FileLock lock;

    private StandInStack(FileLock lock) {
        this.lock = lock;
    }

    public static StandInStack with(Workplace workplace, Service service, int port) {
        Home home = Home.of(workplace);
        home.prepare();
        StateFile file = new StateFile(home);
        file.write(new StackState(
                ProcessHandle.current().pid(),
                Instant.parse("2026-03-02T11:00:00Z"),
                StackState.Phase.READY,
                "ready",
                null,
                1,
                StackPorts.resolve(workplace, Map.of(service.key(), port)),
                List.of()));
        return new StandInStack(file.tryLock().orElseThrow());
    }

    @Override
    public void close() {
        StateFile.release(lock);
    }
}
