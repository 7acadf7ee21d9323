package io.revenuesignals.local.stack;

import io.revenuesignals.embedded.Ports;
import io.revenuesignals.local.terminal.CommandFailed;
import io.revenuesignals.local.terminal.Workplace;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The loopback ports of the stack.
 *
 * @param issuer where the public key of the tokens is served
 * @param kafka where the broker takes connections
 * @param postgres where the database takes connections
 * @param services the ports of each service
 */
public record StackPorts(int issuer, int kafka, int postgres, Map<Service, ServicePorts> services) {

    private static final int USUAL_ISSUER = 8080;

    private static final int USUAL_KAFKA = 19_092;

    private static final int USUAL_POSTGRES = 15_432;

    private static final int MANAGEMENT_DISTANCE = 1_000;

    private static final int HIGHEST = 65_535;

    public StackPorts {
        services = Map.copyOf(services);
    }

    /**
     * The ports of one service.
     *
     * @param http its API
     * @param management health and metrics
     */
    public record ServicePorts(int http, int management) {}

    /**
     * What the caller wishes, else what the environment says (SIGNALS_KAFKA_PORT, SIGNALS_GOAL_PORT,
     * SIGNALS_GOAL_MANAGEMENT_PORT…), else the usual ports. A wish of 0 becomes a free port. The management port is the
     * service's port + 1000 unless it is wished otherwise.
     *
     * @param wishes by key: {@code issuer}, {@code kafka}, {@code postgres}, {@code goal}, {@code goal-management}…
     * @throws CommandFailed when a wish is no port or two are the same
     */
    public static StackPorts resolve(Workplace workplace, Map<String, Integer> wishes) {
        Wishes all = new Wishes(workplace, wishes);
        Map<Service, ServicePorts> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, all.service(service));
        }
        StackPorts ports = new StackPorts(
                all.port("issuer", USUAL_ISSUER),
                all.port("kafka", USUAL_KAFKA),
                all.port("postgres", USUAL_POSTGRES),
                services);
        ports.requireDistinct();
        return ports;
    }

    /** The keys wishes go by. */
    public static Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>(List.of("issuer", "kafka", "postgres"));
        for (Service service : Service.values()) {
            keys.add(service.key());
            keys.add(service.key() + "-management");
        }
        return keys;
    }

    /** All on free ports. */
    public static StackPorts free() {
        Map<Service, ServicePorts> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, new ServicePorts(Ports.free(), Ports.free()));
        }
        return new StackPorts(Ports.free(), Ports.free(), Ports.free(), services);
    }

    public ServicePorts of(Service service) {
        return Objects.requireNonNull(services.get(service));
    }

    /** @throws CommandFailed naming every port somebody else listens on and how to choose another */
    void requireFree() {
        List<String> taken = new ArrayList<>();
        named().forEach((name, port) -> {
            if (!Ports.isFree(port)) {
                taken.add(port + " (" + name + ")");
            }
        });
        if (!taken.isEmpty()) {
            throw new CommandFailed("Taken by another process: port " + String.join(", ", taken)
                    + ". Choose others with --" + keyOf(taken.getFirst()) + "-port or SIGNALS_"
                    + variable(keyOf(taken.getFirst())) + "_PORT");
        }
    }

    /** Every port by its key. */
    public Map<String, Integer> named() {
        Map<String, Integer> named = new LinkedHashMap<>();
        named.put("issuer", issuer);
        named.put("kafka", kafka);
        named.put("postgres", postgres);
        for (Service service : Service.values()) {
            named.put(service.key(), of(service).http());
            named.put(service.key() + "-management", of(service).management());
        }
        return named;
    }

    private static String keyOf(String taken) {
        return taken.substring(taken.indexOf('(') + 1, taken.indexOf(')'));
    }

    private void requireDistinct() {
        Map<Integer, String> seen = new HashMap<>();
        named().forEach((name, port) -> {
            String other = seen.put(port, name);
            if (other != null) {
                throw new CommandFailed("Port " + port + " is wished for both " + other + " and " + name);
            }
        });
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private record Wishes(Workplace workplace, Map<String, Integer> explicit) {

        ServicePorts service(Service service) {
            int http = port(service.key(), service.usualPort());
            boolean wishedFree = explicit.getOrDefault(service.key(), -1) == 0;
            int usual = wishedFree ? 0 : http + MANAGEMENT_DISTANCE;
            return new ServicePorts(http, port(service.key() + "-management", usual));
        }

        int port(String key, int usual) {
            int wished =
                    explicit.containsKey(key) ? Objects.requireNonNull(explicit.get(key)) : fromEnvironment(key, usual);
            if (wished < 0 || wished > HIGHEST) {
                throw new CommandFailed(wished + " is no port for " + key);
            }
            return wished == 0 ? Ports.free() : wished;
        }

        private int fromEnvironment(String key, int usual) {
            String name = "SIGNALS_" + variable(key) + "_PORT";
            return workplace.variable(name).map(value -> number(name, value)).orElse(usual);
        }

        private static int number(String name, String value) {
            try {
                return Integer.parseInt(value.strip());
            } catch (NumberFormatException e) {
                throw new CommandFailed(name + " is \"" + value + "\", which is no port", e);
            }
        }
    }
}
