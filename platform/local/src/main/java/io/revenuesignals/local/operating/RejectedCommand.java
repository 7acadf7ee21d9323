package io.revenuesignals.local.operating;

import io.revenuesignals.local.issuer.Role;
import io.revenuesignals.local.issuer.TokenRequest;
import io.revenuesignals.local.stack.ApiClient;
import io.revenuesignals.local.stack.RunningStack;
import io.revenuesignals.local.stack.Service;
import io.revenuesignals.local.terminal.CommandFailed;
import io.revenuesignals.local.terminal.Workplace;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code signals rejected …}: finds, mends, replays and discards what was rejected, as the role ops. */
@Command(
        name = "rejected",
        mixinStandardHelpOptions = true,
        description = "Works with rejected facts and the dead letters of every group.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  ./signals rejected summary",
            "  ./signals rejected list --cause INVALID_FIELD --since PT24H",
            "  ./signals rejected replay --cause CONFLICT --no-dry-run --reason \"source mended\""
        })
public final class RejectedCommand {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PATH = "/v1/rejected";

    private final Workplace workplace;

    RejectedCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    /** Which of the rejected. */
    static final class Filter {

        @Option(names = "--cause", paramLabel = "CODE", description = "such as INVALID_FIELD, CONFLICT or UNKNOWN_TYPE")
        private @Nullable String cause;

        @Option(names = "--type", paramLabel = "TYPE", description = "the event type")
        private @Nullable String type;

        @Option(names = "--source", paramLabel = "SOURCE", description = "the event source")
        private @Nullable String source;

        @Option(names = "--group", paramLabel = "GROUP", description = "the consumer group that refused, or door")
        private @Nullable String group;

        @Option(
                names = "--since",
                paramLabel = "WHEN",
                description = "rejected since: an instant, or a duration back from now such as PT24H")
        private @Nullable String since;

        Map<String, String> values() {
            Map<String, String> values = new LinkedHashMap<>();
            put(values, "cause", cause);
            put(values, "type", type);
            put(values, "source", source);
            put(values, "group", group);
            put(values, "since", since == null ? null : instant(since).toString());
            return values;
        }

        private static void put(Map<String, String> values, String name, @Nullable String value) {
            if (value != null) {
                values.put(name, value);
            }
        }

        private static Instant instant(String text) {
            try {
                return text.startsWith("P") ? Instant.now().minus(Duration.parse(text)) : Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw new CommandFailed("--since takes an instant or a duration, not " + text, e);
            }
        }
    }

    @Command(description = "Counts what waits, by cause, type and group, with ages.", mixinStandardHelpOptions = true)
    int summary(@Mixin Filter filter) {
        JsonNode summary = get(PATH + "/summary" + query(filter.values()));
        workplace.out().println(summary.path("total").asLong() + " rejected");
        for (JsonNode group : summary.path("groups")) {
            workplace
                    .out()
                    .printf(
                            Locale.ROOT,
                            "%8d  %-16s %-20s %-40s oldest %s%n",
                            group.path("count").asLong(),
                            text(group, "code"),
                            text(group, "group"),
                            text(group, "type"),
                            age(group.path("oldestSeconds").asLong()));
        }
        return 0;
    }

    @Command(description = "Lists them, newest first.", mixinStandardHelpOptions = true)
    int list(
            @Mixin Filter filter,
            @Option(
                            names = "--state",
                            paramLabel = "STATE",
                            description = "WAITING, QUEUED, REPLAYED, PARKED or DISCARDED")
                    @Nullable
                    String state,
            @Option(names = "--limit", defaultValue = "50", description = "how many at most (${DEFAULT-VALUE})")
                    int limit) {
        Map<String, String> values = filter.values();
        values.put("limit", Integer.toString(limit));
        Filter.put(values, "state", state);
        JsonNode page = get(PATH + query(values));
        for (JsonNode item : page.path("items")) {
            workplace
                    .out()
                    .printf(
                            Locale.ROOT,
                            "%s  %-9s %-16s %-20s %s %s%n    %s%n",
                            text(item, "id"),
                            text(item, "state"),
                            text(item, "code"),
                            text(item, "group"),
                            text(item, "source"),
                            text(item, "eventId"),
                            (text(item, "pointer") + " " + text(item, "detail")).strip());
        }
        if (!page.path("next").isMissingNode() && !page.path("next").isNull()) {
            workplace.out().println("There are more; raise --limit or narrow the filter.");
        }
        return 0;
    }

    @Command(description = "Shows one with its history.", mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "ID") String id,
            @Option(
                            names = "--break-glass",
                            paramLabel = "REASON",
                            description = "also show the event itself; the reason is written down")
                    @Nullable
                    String reason) {
        Map<String, String> headers = reason == null ? Map.of() : Map.of("X-Break-Glass", reason);
        ApiClient.Answer answer =
                client().send("GET", PATH + "/" + id, headers, new byte[0]).required();
        workplace.out().println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer.json()));
        return 0;
    }

    @Command(
            description =
                    "Sends again: one by its id, or all that match the filter. Only counts unless told --no-dry-run.",
            mixinStandardHelpOptions = true)
    int replay(
            @Parameters(paramLabel = "ID", arity = "0..1") @Nullable String id,
            @Mixin Filter filter,
            @Option(names = "--dry-run", negatable = true, defaultValue = "true", fallbackValue = "true")
                    boolean dryRun,
            @Option(names = "--rate", defaultValue = "100", description = "events a second (${DEFAULT-VALUE})")
                    int rate,
            @Option(names = "--reason", paramLabel = "TEXT", description = "why; needed unless it is a dry run")
                    @Nullable
                    String reason) {
        if (id != null) {
            return print(client().post(PATH + "/" + id + "/replay", Map.of()));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("filter", filter.values());
        body.put("dryRun", dryRun);
        body.put("ratePerSecond", rate);
        if (reason != null) {
            body.put("reason", reason);
        }
        return print(client().post(PATH + "/replay", body));
    }

    @Command(
            description = "Sends one again with its data replaced by what is in a file.",
            mixinStandardHelpOptions = true)
    int mend(
            @Parameters(paramLabel = "ID") String id,
            @Parameters(paramLabel = "FILE", description = "JSON: the data of the event") Path file,
            @Option(names = "--reason", paramLabel = "TEXT", description = "why") @Nullable String reason) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("data", json(file));
        if (reason != null) {
            body.put("reason", reason);
        }
        return print(client().post(PATH + "/" + id + "/mend", body));
    }

    @Command(description = "Gives one up.", mixinStandardHelpOptions = true)
    int discard(
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why") String reason) {
        return print(client().post(PATH + "/" + id + "/discard", Map.of("reason", reason)));
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException | JacksonException e) {
            throw new CommandFailed("The file " + file + " cannot be read as JSON: " + e.getMessage(), e);
        }
    }

    private int print(ApiClient.Answer answer) {
        workplace
                .out()
                .println(JSON.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(answer.required().json()));
        return 0;
    }

    private JsonNode get(String path) {
        return client().get(path).required().json();
    }

    private ApiClient client() {
        return RunningStack.require(workplace).client(Service.FEEDBACK, TokenRequest.of("ops@localhost", Role.OPS));
    }

    private static String query(Map<String, String> values) {
        return values.isEmpty()
                ? ""
                : values.entrySet().stream()
                        .map(value ->
                                value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private static String age(long seconds) {
        Duration age = Duration.ofSeconds(seconds);
        return age.toHours() > 0
                ? age.toHours() + " h"
                : age.toMinutes() > 0 ? age.toMinutes() + " min" : seconds + " s";
    }
}
