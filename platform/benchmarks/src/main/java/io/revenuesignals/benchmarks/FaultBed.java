package io.revenuesignals.benchmarks;

import io.revenuesignals.embedded.Folders;
import io.revenuesignals.embedded.KafkaBroker;
import io.revenuesignals.embedded.Ports;
import io.revenuesignals.embedded.PostgresServer;
import io.revenuesignals.local.issuer.DevIssuer;
import io.revenuesignals.local.issuer.Role;
import io.revenuesignals.local.issuer.SigningKey;
import io.revenuesignals.local.issuer.TokenRequest;
import io.revenuesignals.local.stack.Home;
import io.revenuesignals.local.stack.Service;
import io.revenuesignals.local.stack.ServiceApp;
import io.revenuesignals.local.stack.ServiceInstance;
import io.revenuesignals.local.stack.StackPorts;
import io.revenuesignals.local.terminal.CommandFailed;
import io.revenuesignals.local.terminal.Workplace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What a fault run breaks: a broker and a database behind proxies, one instance of feedback and two of analytics. Each part
 * can be killed, held still, cut off and brought back on its own.
 */
final class FaultBed implements AutoCloseable {

    private static final String PASSWORD = "for-this-run-only";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(180);

    /** The parts that faults hit. */
    enum Part {
        FEEDBACK,
        ANALYTICS_1,
        ANALYTICS_2,
        BROKER,
        DATABASE
    }

    private final Workplace workplace;
    private final Home home;
    private final FaultProxy kafkaProxy = new FaultProxy();
    private final FaultProxy databaseProxy = new FaultProxy();
    private final KafkaBroker broker;
    private final PostgresServer database;
    private final DevIssuer issuer;
    private final Map<Service, ServiceApp> apps = new HashMap<>();
    private final Map<Part, StackPorts.ServicePorts> ports = new HashMap<>();
    private final Map<Part, ServiceInstance> instances = new HashMap<>();

    FaultBed(BenchOptions options) throws IOException {
        Workplace given = options.workplace();
        Path folder = Files.createTempDirectory("signals-faults");
        workplace = new Workplace(given.root(), folder, given.environment(), given.out(), given.err(), given.display());
        home = Home.of(workplace);
        Files.createDirectories(home.logs());
        Files.createDirectories(home.apps());
        // The broker is asked for through what it advertises, so the proxy must know the way before it starts.
        int kafkaPort = Ports.free();
        kafkaProxy.forwardTo(kafkaPort);
        broker = KafkaBroker.start(
                home.kafka(), kafkaPort, Map.of("advertised.listeners", "BROKER://127.0.0.1:" + kafkaProxy.port()));
        database = PostgresServer.start(home.postgres(), 0);
        databaseProxy.forwardTo(database.port());
        issuer = DevIssuer.start(SigningKey.in(home.key()), Ports.free());
        for (Service service : new Service[] {Service.FEEDBACK, Service.ANALYTICS}) {
            apps.put(service, ServiceApp.prepare(service, workplace.root(), home));
            database.createDatabase(service.key(), service.key(), PASSWORD);
        }
        for (Part part : new Part[] {Part.FEEDBACK, Part.ANALYTICS_1, Part.ANALYTICS_2}) {
            ports.put(part, new StackPorts.ServicePorts(Ports.free(), Ports.free()));
            start(part);
        }
        awaitReady();
    }

    int door() {
        return port(Part.FEEDBACK).http();
    }

    private StackPorts.ServicePorts port(Part part) {
        StackPorts.ServicePorts port = ports.get(part);
        if (port == null) {
            throw new IllegalArgumentException(part + " is not a service");
        }
        return port;
    }

    /** The broker, as the services reach it. */
    String brokers() {
        return "127.0.0.1:" + kafkaProxy.port();
    }

    String token() {
        return issuer.tokens(InstantSource.system()).issue(TokenRequest.of("bench", Role.SOURCE));
    }

    Connection analytics() throws SQLException {
        return database.connect(Service.ANALYTICS.key());
    }

    /** Ends a part at once. */
    void kill(Part part) {
        switch (part) {
            case BROKER -> broker.kill();
            case DATABASE -> database.kill();
            case FEEDBACK, ANALYTICS_1, ANALYTICS_2 -> instance(part).kill();
        }
    }

    /** Brings back a part that was killed or stopped. */
    void revive(Part part) {
        switch (part) {
            case BROKER -> broker.restart();
            case DATABASE -> database.restart();
            case FEEDBACK, ANALYTICS_1, ANALYTICS_2 -> start(part);
        }
    }

    /** Stops a service in order; a broker or database is restarted at once. */
    void stop(Part part) {
        switch (part) {
            case BROKER -> broker.close();
            case DATABASE -> database.close();
            case FEEDBACK, ANALYTICS_1, ANALYTICS_2 -> instance(part).close();
        }
    }

    void pause(Part part) {
        switch (part) {
            case BROKER -> broker.pause();
            case DATABASE -> database.pause();
            case FEEDBACK, ANALYTICS_1, ANALYTICS_2 -> instance(part).pause();
        }
    }

    void resume(Part part) {
        switch (part) {
            case BROKER -> broker.resume();
            case DATABASE -> database.resume();
            case FEEDBACK, ANALYTICS_1, ANALYTICS_2 -> instance(part).resume();
        }
    }

    /** Cuts every connection to the broker or the database. */
    void cut(Part part) {
        proxy(part).cut();
    }

    void heal(Part part) {
        proxy(part).heal();
    }

    private FaultProxy proxy(Part part) {
        return part == Part.BROKER ? kafkaProxy : databaseProxy;
    }

    private ServiceInstance instance(Part part) {
        ServiceInstance instance = instances.get(part);
        if (instance == null) {
            throw new IllegalStateException(part + " was never started");
        }
        return instance;
    }

    private void start(Part part) {
        Service service = part == Part.FEEDBACK ? Service.FEEDBACK : Service.ANALYTICS;
        ServiceApp app = apps.get(service);
        if (app == null) {
            throw new IllegalStateException(service + " is not unpacked");
        }
        instances.put(
                part,
                ServiceInstance.start(
                        workplace, app, port(part), environment(service, port(part)), home.log(part.name())));
    }

    private Map<String, String> environment(Service service, StackPorts.ServicePorts at) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SPRING_PROFILES_ACTIVE", "dev");
        environment.put("SERVER_PORT", Integer.toString(at.http()));
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(at.management()));
        environment.put("SIGNALS_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + kafkaProxy.port());
        environment.put("SIGNALS_DATABASE_HOST", "127.0.0.1");
        environment.put("SIGNALS_DATABASE_PORT", Integer.toString(databaseProxy.port()));
        environment.put("SIGNALS_DATABASE_NAME", service.key());
        environment.put("SIGNALS_DATABASE_USER", service.key());
        environment.put("SIGNALS_DATABASE_PASSWORD", PASSWORD);
        environment.put("SIGNALS_SECURITY_ISSUER", issuer.address());
        environment.put("SIGNALS_SECURITY_JWKS_URI", issuer.keysAddress());
        return environment;
    }

    /** Waits until every service says that it is ready. */
    void awaitReady() {
        long begin = System.nanoTime();
        while (!instances.values().stream().allMatch(ServiceInstance::isReady)) {
            if (System.nanoTime() - begin > PATIENCE_NANOS) {
                throw new CommandFailed("not all services became ready; their logs are in " + home.logs());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    /** Keeps the logs, for a run that found something. */
    Path logs() {
        return home.logs();
    }

    @Override
    public void close() {
        instances.values().forEach(ServiceInstance::close);
        broker.close();
        database.close();
        issuer.close();
        kafkaProxy.close();
        databaseProxy.close();
        try {
            Folders.delete(home.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
