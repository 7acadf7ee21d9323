package io.revenuesignals.local.operating;

import io.revenuesignals.local.issuer.Role;
import io.revenuesignals.local.issuer.TokenRequest;
import io.revenuesignals.local.stack.ApiClient;
import io.revenuesignals.local.stack.RunningStack;
import io.revenuesignals.local.stack.Service;
import io.revenuesignals.local.terminal.CommandFailed;
import io.revenuesignals.local.terminal.Progress;
import io.revenuesignals.local.terminal.Workplace;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code signals rebuild analytics}. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = {
            "Forgets the facts and roll-ups that analytics keeps and reads them again from the log, beside live traffic.",
            "Until it is done queries show what has been read so far, and no progress or recommendation goes out."
        })
public final class RebuildCommand implements Callable<Integer> {

    private static final String PATH = "/v1/rebuild";

    private final Workplace workplace;

    @Parameters(paramLabel = "SERVICE", description = "analytics: the only one whose tables are views of the log")
    private String service = "";

    RebuildCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        if (Service.named(service) != Service.ANALYTICS) {
            throw new CommandFailed("Only analytics can be rebuilt; the other services' tables are their own truth");
        }
        ApiClient client =
                RunningStack.require(workplace).client(Service.ANALYTICS, TokenRequest.of("ops@localhost", Role.OPS));
        JsonNode begun = client.post(PATH, Map.of()).required().json();
        try (Progress progress = Progress.counting(
                workplace, "Rebuilding", "records", begun.path("recordsInLog").asLong())) {
            JsonNode state = begun;
            for (long read = 0;
                    state.path("finishedAt").isMissingNode()
                            || state.path("finishedAt").isNull(); ) {
                long now = state.path("recordsRead").asLong();
                progress.add(now - read);
                read = now;
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
                state = client.get(PATH).required().json();
            }
            progress.add(state.path("recordsRead").asLong() - progress.count());
        }
        workplace.out().println("Analytics is rebuilt from the log.");
        return 0;
    }
}
