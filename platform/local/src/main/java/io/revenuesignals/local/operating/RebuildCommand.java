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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code signals rebuild analytics}. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = {
            "Forgets the facts and roll-ups that analytics keeps and reads them again from the log, beside live traffic.",
            "Until it is done queries show what has been read so far and say so, and no progress or recommendation goes out.",
            "It goes on when this command is interrupted."
        })
public final class RebuildCommand implements Callable<Integer> {

    private static final String PATH = "/v1/rebuild";
    private static final String FOLLOW = "./signals rebuild analytics --follow";
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int RULE_VIOLATED = 422;

    private final Workplace workplace;

    @Parameters(paramLabel = "SERVICE", description = "analytics: the only one whose tables are views of the log")
    private String service = "";

    @Option(names = "--follow", description = "begin none; show how far the one is that is under way")
    private boolean follow;

    @Option(
            names = "--even-if-incomplete",
            description = "begin although the log has lost facts; they are then lost in analytics too")
    private boolean evenIfIncomplete;

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
        JsonNode found = follow ? latest(client) : begin(client);
        if (follow && isOver(found, found)) {
            workplace
                    .out()
                    .println("None is under way; the last one ended at "
                            + found.path("finishedAt").asString() + ".");
            return 0;
        }
        tell(shown(client, found));
        return 0;
    }

    private JsonNode begin(ApiClient client) {
        ApiClient.Answer answer = client.post(PATH + (evenIfIncomplete ? "?evenIfIncomplete=true" : ""), Map.of());
        return switch (answer.status()) {
            case CONFLICT -> throw new CommandFailed(detail(answer) + " " + FOLLOW + " shows it.");
            case RULE_VIOLATED ->
                throw new CommandFailed(
                        "The log has lost its "
                                + answer.json().path("recordsGone").asLong()
                                + " oldest facts, and a rebuild would lose them here too; --even-if-incomplete rebuilds all the same");
            default -> answer.required().json();
        };
    }

    private static JsonNode latest(ApiClient client) {
        ApiClient.Answer answer = client.get(PATH);
        if (answer.status() == NOT_FOUND) {
            throw new CommandFailed("Analytics was never rebuilt");
        }
        return answer.required().json();
    }

    private static String detail(ApiClient.Answer answer) {
        return answer.json().path("detail").asString(answer.body());
    }

    private JsonNode shown(ApiClient client, JsonNode begun) {
        try (Progress progress = Progress.counting(
                workplace, "Rebuilding", "records", begun.path("recordsInLog").asLong())) {
            JsonNode state = begun;
            while (!isOver(begun, state)) {
                show(progress, state);
                LockSupport.parkNanos(BETWEEN_LOOKS);
                state = next(client);
            }
            show(progress, state);
            return state;
        }
    }

    private static JsonNode next(ApiClient client) {
        try {
            return client.get(PATH).required().json();
        } catch (CommandFailed e) {
            throw new CommandFailed(
                    e.getMessage() + " - the rebuild goes on as soon as analytics runs; " + FOLLOW + " shows it", e);
        }
    }

    private static void show(Progress progress, JsonNode state) {
        // Another instance that goes on begins at the start.
        progress.add(state.path("recordsRead").asLong() - progress.count());
        switch (state.path("state").asString()) {
            case "REQUESTED" -> progress.step("telling every instance");
            case "WAITING" -> progress.step("waiting for an instance to go on");
            default -> progress.step("reading the log");
        }
    }

    /** Finished, or so long ago that another was begun since. */
    private static boolean isOver(JsonNode begun, JsonNode state) {
        return state.path("state").asString().equals("FINISHED")
                || state.path("id").asLong() != begun.path("id").asLong();
    }

    private void tell(JsonNode done) {
        long lost = done.path("recordsLost").asLong();
        if (lost > 0) {
            throw new CommandFailed("Analytics is rebuilt, but " + lost
                    + " facts could not be kept again; ./signals logs analytics names them");
        }
        workplace.out().println("Analytics is rebuilt from the log.");
    }
}
