package io.revenuesignals.local.stack;

import io.revenuesignals.embedded.KeptProcess;
import io.revenuesignals.embedded.ServerDidNotStart;
import io.revenuesignals.local.terminal.CommandFailed;
import io.revenuesignals.local.terminal.Workplace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes the missing {@link StartCache}s of services. A stack does it in the background; where it fails the next start is only
 * slower.
 */
public final class FasterStarts implements AutoCloseable {

    private final Workplace workplace;
    private final Function<Service, Map<String, String>> environment;
    private final Path log;
    private @Nullable KeptProcess current;
    private boolean closed;

    /** @param environment the settings a service would start with; nothing is reached through them */
    public FasterStarts(Workplace workplace, Function<Service, Map<String, String>> environment) {
        this.workplace = workplace;
        this.environment = environment;
        this.log = Home.of(workplace).log("faster-starts");
    }

    /** Begins, and returns at once. */
    void begin(List<ServiceApp> apps) {
        Thread.ofPlatform().daemon().name("faster-starts").start(() -> make(apps));
    }

    /** Makes them one after another and returns when they are made: some twenty seconds for a service. */
    public void make(List<ServiceApp> apps) {
        apps.forEach(this::makeUnlessThere);
    }

    /** Ends what is being made. */
    @Override
    public void close() {
        KeptProcess running;
        synchronized (this) {
            closed = true;
            running = current;
        }
        if (running != null) {
            running.kill();
        }
    }

    private void makeUnlessThere(ServiceApp app) {
        StartCache cache = new StartCache(workplace, app);
        if (cache.exists()) {
            return;
        }
        try {
            if (succeeds(() -> cache.watch(environment.apply(app.service()), log))
                    && succeeds(() -> cache.assemble(log))) {
                cache.keep();
            }
        } catch (IOException | CommandFailed | ServerDidNotStart e) {
            workplace.err().println("No faster start for " + app.service().module() + ": " + e.getMessage());
        }
    }

    private boolean succeeds(Step step) {
        KeptProcess process;
        synchronized (this) {
            if (closed) {
                return false;
            }
            process = step.start();
            current = process;
        }
        return process.onExit().join() == 0;
    }

    /** Starts one process. */
    private interface Step {
        KeptProcess start();
    }
}
