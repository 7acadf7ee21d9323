package io.revenuesignals.local.command;

import io.revenuesignals.local.stack.Service;
import io.revenuesignals.local.stack.StackPorts;
import io.revenuesignals.local.terminal.Workplace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose ports; 0 is a free one. */
public final class PortOptions {

    @Option(names = "--goal-port", paramLabel = "PORT", description = "goal-service; usually 8081, management + 1000")
    private @Nullable Integer goal;

    @Option(names = "--feedback-port", paramLabel = "PORT", description = "feedback-service; usually 8082")
    private @Nullable Integer feedback;

    @Option(names = "--pricing-port", paramLabel = "PORT", description = "pricing-service; usually 8083")
    private @Nullable Integer pricing;

    @Option(names = "--analytics-port", paramLabel = "PORT", description = "analytics-service; usually 8084")
    private @Nullable Integer analytics;

    @Option(names = "--goal-management-port", paramLabel = "PORT", hidden = true)
    private @Nullable Integer goalManagement;

    @Option(names = "--feedback-management-port", paramLabel = "PORT", hidden = true)
    private @Nullable Integer feedbackManagement;

    @Option(names = "--pricing-management-port", paramLabel = "PORT", hidden = true)
    private @Nullable Integer pricingManagement;

    @Option(names = "--analytics-management-port", paramLabel = "PORT", hidden = true)
    private @Nullable Integer analyticsManagement;

    @Option(names = "--issuer-port", paramLabel = "PORT", description = "token issuer; usually 8080")
    private @Nullable Integer issuer;

    @Option(names = "--kafka-port", paramLabel = "PORT", description = "broker; usually 19092")
    private @Nullable Integer kafka;

    @Option(names = "--postgres-port", paramLabel = "PORT", description = "database; usually 15432")
    private @Nullable Integer postgres;

    @Option(names = "--free-ports", description = "everything else on free ports")
    private boolean free;

    /** The ports these options, the environment and the usual ones come to. */
    public StackPorts resolve(Workplace workplace) {
        Map<String, Integer> wishes = wishes();
        if (free) {
            StackPorts.keys().forEach(key -> wishes.putIfAbsent(key, 0));
        }
        return StackPorts.resolve(workplace, wishes);
    }

    /** The same options as words, for another process. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        if (free) {
            words.add("--free-ports");
        }
        wishes().forEach((key, port) -> words.addAll(List.of("--" + key + "-port", Integer.toString(port))));
        return words;
    }

    private Map<String, Integer> wishes() {
        Map<String, Integer> wishes = new HashMap<>();
        put(wishes, Service.GOAL.key(), goal);
        put(wishes, Service.FEEDBACK.key(), feedback);
        put(wishes, Service.PRICING.key(), pricing);
        put(wishes, Service.ANALYTICS.key(), analytics);
        put(wishes, Service.GOAL.key() + "-management", goalManagement);
        put(wishes, Service.FEEDBACK.key() + "-management", feedbackManagement);
        put(wishes, Service.PRICING.key() + "-management", pricingManagement);
        put(wishes, Service.ANALYTICS.key() + "-management", analyticsManagement);
        put(wishes, "issuer", issuer);
        put(wishes, "kafka", kafka);
        put(wishes, "postgres", postgres);
        return wishes;
    }

    private static void put(Map<String, Integer> wishes, String key, @Nullable Integer port) {
        if (port != null) {
            wishes.put(key, port);
        }
    }
}
