package io.revenuesignals.benchmarks;

import io.revenuesignals.benchmarks.FaultPlan.Fault;
import io.revenuesignals.benchmarks.FaultPlan.Part;
import io.revenuesignals.contracts.Topics;
import io.revenuesignals.embedded.Folders;
import io.revenuesignals.embedded.KafkaBroker;
import io.revenuesignals.embedded.Ports;
import io.revenuesignals.embedded.PostgresServer;
import io.revenuesignals.local.issuer.DevIssuer;
import io.revenuesignals.local.issuer.Role;
import io.revenuesignals.local.issuer.SigningKey;
import io.revenuesignals.local.issuer.TokenRequest;
import io.revenuesignals.local.stack.DatabaseAddress;
import io.revenuesignals.local.stack.FasterStarts;
import io.revenuesignals.local.stack.Home;
import io.revenuesignals.local.stack.Service;
import io.revenuesignals.local.stack.ServiceApp;
import io.revenuesignals.local.stack.ServiceInstance;
import io.revenuesignals.local.stack.StackPorts;
import io.revenuesignals.local.terminal.CommandFailed;
import io.revenuesignals.local.terminal.Workplace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * What a fault run breaks: a broker and a database behind proxies and, where that is allowed, on disks of their own; one
 * instance of feedback and two of analytics. Each part can be killed, held still, cut off, left without room on its disk and
 * brought back on its own.
 */
final class FaultBed implements AutoCloseable {

    private static final String PASSWORD = "for-this-run-only";
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Duration PATIENCE_WITH_DATABASE = Duration.ofSeconds(30);

    /** How long the load may take to write the last room of a disk full. */
    private static final Duration PATIENCE_WITH_DISK = Duration.ofSeconds(60);

    /** How broker and database call it in their logs. */
    private static final String NO_ROOM = "No space left on device";

    private static final long DISK_SIZE = 16L << 30;

    /** What both disks together take of the memory, generously: as they are made, and more with each fault. */
    private static final long MEMORY_AT_FIRST = 1L << 30;

    private static final long MEMORY_PER_FAULT = 24L << 20;

    private final Workplace workplace;
    private final Home home;
    private final Optional<String> whyNoFill;
    private final FaultProxy kafkaProxy;
    private final FaultProxy databaseProxy;
    private final KafkaBroker broker;
    private final PostgresServer database;
    private final DevIssuer issuer;
    private final Map<Service, ServiceApp> apps = new EnumMap<>(Service.class);
    private final Map<Part, StackPorts.ServicePorts> ports = new EnumMap<>(Part.class);
    private final Map<Part, ServiceInstance> instances = new EnumMap<>(Part.class);
    private final Map<Part, FaultDisk> disks = new EnumMap<>(Part.class);

    /**
     * How to do away with what was made, the last one first; also when only a part of the bed was made. What is thrown away is
     * not worth an orderly stop.
     */
    private final Deque<AutoCloseable> made = new ArrayDeque<>();

    private boolean logsKept = true;

    FaultBed(BenchOptions options) throws IOException {
        Workplace given = options.workplace();
        Path folder = Files.createTempDirectory("signals-faults");
        workplace = new Workplace(given.root(), folder, given.environment(), given.out(), given.err(), given.display());
        home = Home.of(workplace);
        made.push(this::deleteFolder);
        try {
            Files.createDirectories(home.logs());
            Files.createDirectories(home.apps());
            whyNoFill = FaultDisk.obstacle(MEMORY_AT_FIRST + options.kills() * MEMORY_PER_FAULT);
            prepareServerFolder(Part.BROKER, home.kafka(), "kafka");
            prepareServerFolder(Part.DATABASE, home.postgres(), "postgres");
            kafkaProxy = opened(new FaultProxy());
            databaseProxy = opened(new FaultProxy());
            // The broker is asked for through what it advertises, so the proxy must know the way before it starts.
            int kafkaPort = Ports.free();
            kafkaProxy.forwardTo(kafkaPort);
            broker = KafkaBroker.start(
                    home.kafka(), kafkaPort, Map.of("advertised.listeners", "BROKER://127.0.0.1:" + kafkaProxy.port()));
            made.push(broker::kill);
            database = PostgresServer.start(home.postgres(), 0);
            made.push(database::kill);
            databaseProxy.forwardTo(database.port());
            issuer = opened(DevIssuer.start(SigningKey.in(home.key()), Ports.free()));
            made.push(() -> instances.values().forEach(ServiceInstance::kill));
            startServices();
        } catch (IOException | RuntimeException failure) {
            closeAfter(failure);
            throw failure;
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        made.push(part);
        return part;
    }

    /** Gives a server a disk of its own where that is allowed; its log stays outside and can be written when the disk is full. */
    private void prepareServerFolder(Part part, Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        if (whyNoFill.isEmpty()) {
            disks.put(part, opened(FaultDisk.mount(folder, DISK_SIZE)));
        }
        Files.createSymbolicLink(home.log(name), serverLog(part));
    }

    private Path serverLog(Part part) {
        return home.logs().resolve(part + ".log");
    }

    private void startServices() {
        for (Part part : new Part[] {Part.FEEDBACK, Part.ANALYTICS_1, Part.ANALYTICS_2}) {
            ports.put(part, new StackPorts.ServicePorts(Ports.free(), Ports.free()));
        }
        for (Service service : new Service[] {Service.FEEDBACK, Service.ANALYTICS}) {
            apps.put(service, ServiceApp.prepare(service, workplace.root(), home));
            database.createDatabase(service.key(), service.key(), PASSWORD);
        }
        makeStartsFaster();
        ports.keySet().forEach(this::start);
        awaitReady();
    }

    /** Services are started again and again; what that takes is not what is to be seen. */
    private void makeStartsFaster() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (ServiceApp app : apps.values()) {
                Part part = app.service() == Service.FEEDBACK ? Part.FEEDBACK : Part.ANALYTICS_1;
                threads.execute(() ->
                        new FasterStarts(workplace, service -> environment(service, port(part))).make(List.of(app)));
            }
        }
    }

    /** The faults that can be made here. */
    Set<Fault> kinds() {
        return whyNoFill.isEmpty() ? EnumSet.allOf(Fault.class) : EnumSet.complementOf(EnumSet.of(Fault.FILL));
    }

    /** Why no disk can be made full here; absent when it can. */
    Optional<String> whyNoFill() {
        return whyNoFill;
    }

    /** Where facts are posted, and a token for it. */
    FaultWriter.Door door() {
        TokenRequest bearer = TokenRequest.of("bench", Role.SOURCE);
        return new FaultWriter.Door(
                port(Part.FEEDBACK).http(),
                issuer.tokens(InstantSource.system()).issue(bearer));
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

    /** The database of a service, past the proxy. */
    Connection database(Service service) throws SQLException {
        return database.connect(service.key());
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

    /** Stops a part in order. */
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

    /** Makes a server's disk full and answers whether the server met that: whether it says in its log that there is no room. */
    boolean fill(Part part) {
        long begin = sizeOfLog(part);
        disk(part).fill();
        return happens(PATIENCE_WITH_DISK, () -> saysNoRoom(part, begin));
    }

    /** Gives the disk its room back and, as an operator would, starts a server again that has ended or does not answer. */
    void free(Part part) {
        disk(part).free();
        // A broker whose only disk fails halts, if not at this moment; the database may live on.
        if (part == Part.BROKER || !databaseAnswers()) {
            revive(part);
        }
    }

    private boolean databaseAnswers() {
        return happens(PATIENCE_WITH_DATABASE, () -> database.isRunning() ? answers(database) : true)
                && database.isRunning();
    }

    private static boolean answers(PostgresServer database) {
        try (Connection connection = database.connect(database.superuser())) {
            return connection.isValid(2);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private long sizeOfLog(Part part) {
        try {
            return Files.size(serverLog(part));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean saysNoRoom(Part part, long begin) {
        try (SeekableByteChannel log = Files.newByteChannel(serverLog(part))) {
            ByteBuffer news = ByteBuffer.allocate(Math.toIntExact(log.size() - begin));
            log.position(begin);
            while (news.hasRemaining() && log.read(news) >= 0) {
                Thread.onSpinWait();
            }
            return new String(news.array(), 0, news.position(), StandardCharsets.UTF_8).contains(NO_ROOM);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Mebibytes on the disk of a server; absent when it has none of its own. */
    Optional<Long> diskMib(Part part) {
        return Optional.ofNullable(disks.get(part)).map(disk -> disk.used() >> 20);
    }

    private FaultDisk disk(Part part) {
        FaultDisk disk = disks.get(part);
        if (disk == null) {
            throw new IllegalArgumentException(part + " has no disk of its own");
        }
        return disk;
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
        Service service = serviceOf(part);
        ServiceApp app = apps.get(service);
        if (app == null) {
            throw new IllegalStateException(service + " is not unpacked");
        }
        instances.put(
                part, ServiceInstance.start(workplace, app, port(part), environment(part), home.log(part.name())));
    }

    /** The settings of an instance, which the broker can tell from the other of its service. */
    private Map<String, String> environment(Part part) {
        Map<String, String> environment = new HashMap<>(environment(serviceOf(part), port(part)));
        environment.put("SPRING_KAFKA_CLIENT_ID", part.name());
        return environment;
    }

    private static Service serviceOf(Part part) {
        return part == Part.FEEDBACK ? Service.FEEDBACK : Service.ANALYTICS;
    }

    private Map<String, String> environment(Service service, StackPorts.ServicePorts at) {
        DatabaseAddress address =
                new DatabaseAddress("127.0.0.1", databaseProxy.port(), service.key(), service.key(), PASSWORD);
        return ServiceInstance.environment(at, brokers(), address, issuer.address());
    }

    /** Waits until every service says that it is ready. */
    void awaitReady() {
        if (!happens(PATIENCE, () -> instances.values().stream().allMatch(ServiceInstance::isReady))) {
            throw new CommandFailed("not all services became ready; their logs are in " + home.logs());
        }
    }

    /**
     * Waits until both instances of analytics hold partitions of the sales. Then whenever one ends or comes back the partitions
     * are dealt out anew, in the midst of the load; no fault of its own is needed for that.
     */
    void awaitSharing() {
        BrokerGroups groups = new BrokerGroups(brokers());
        if (!happens(PATIENCE, () -> share(groups.readers(Service.ANALYTICS.module(), Topics.SALES)))) {
            throw new CommandFailed(
                    "the instances of analytics do not share their partitions; logs are in " + home.logs());
        }
    }

    private static boolean share(Set<String> readers) {
        return Stream.of(Part.ANALYTICS_1, Part.ANALYTICS_2)
                .allMatch(part -> readers.stream().anyMatch(reader -> reader.contains(part.name())));
    }

    private static boolean happens(Duration within, BooleanSupplier event) {
        long begin = System.nanoTime();
        while (!event.getAsBoolean()) {
            if (System.nanoTime() - begin > within.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
        return true;
    }

    /** Where the logs are. */
    Path logs() {
        return home.logs();
    }

    /** Also deletes the logs when closed; without this they are kept for whoever looks for what went wrong. */
    void forgetLogs() {
        logsKept = false;
    }

    private void closeAfter(Exception failure) {
        try {
            close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        RuntimeException failure = null;
        while (!made.isEmpty()) {
            try {
                made.pop().close();
            } catch (Exception e) {
                failure = failure == null ? new IllegalStateException("not all was closed", e) : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void deleteFolder() throws IOException {
        try (Stream<Path> all = Files.list(home.folder())) {
            for (Path one : all.toList()) {
                if (!logsKept || !one.equals(home.logs())) {
                    delete(one);
                }
            }
        }
        if (!logsKept) {
            Files.delete(home.folder());
        }
    }

    private static void delete(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            Folders.delete(path);
        } else {
            Files.delete(path);
        }
    }
}
