package io.revenuesignals.local.stack;

import io.revenuesignals.local.terminal.CommandFailed;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The four services. */
public enum Service {
    /** Goals. */
    GOAL(8081),
    /** The door for facts. */
    FEEDBACK(8082),
    /** Prices and decisions. */
    PRICING(8083),
    /** What is true and what is likely. */
    ANALYTICS(8084);

    private final int usualPort;

    Service(int usualPort) {
        this.usualPort = usualPort;
    }

    /** The short name: {@code goal}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The module, Kafka group and audience: {@code goal-service}. */
    public String module() {
        return key() + "-service";
    }

    int usualPort() {
        return usualPort;
    }

    /**
     * The service people mean by a short name or a module name.
     *
     * @throws CommandFailed naming the services there are
     */
    public static Service named(String name) {
        return Arrays.stream(values())
                .filter(service ->
                        service.key().equals(name) || service.module().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandFailed("There is no service \"" + name + "\"; there are " + keys()));
    }

    static String keys() {
        return Arrays.stream(values()).map(Service::key).collect(Collectors.joining(", "));
    }
}
