package io.revenuesignals.local.stack;

import io.revenuesignals.embedded.KafkaBroker;
import io.revenuesignals.embedded.PostgresServer;
import io.revenuesignals.embedded.ServerDidNotStart;
import io.revenuesignals.local.issuer.DevIssuer;
import io.revenuesignals.local.issuer.SigningKey;
import io.revenuesignals.local.terminal.CommandFailed;
import io.revenuesignals.local.terminal.Progress;
import io.revenuesignals.local.terminal.Workplace;
import java.nio.channels.FileLock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The whole system on this machine, held by this JVM: broker, database, issuer and the four services. When the JVM ends,
 * all of it ends.
 */
public final class LocalStack implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final long BETWEEN_LOOKS_MILLIS = 100;

    /** What Flyway says when the database was made by other migrations. */
    private static final String OTHER_SCHEMA = "Migration checksum mismatch";

    private static final int WORDS_SHOWN = 400;

    private static final double MILLIS = 1000.0;

    private final Workplace workplace;
    private final Home home;
    private final StackPorts ports;
    private final Progress progress;
    private final FileLock lock;
    private final StateFile file;
    private final Instant begun = Instant.now();
    private final Map<Service, ServiceInstance> services = new ConcurrentSkipListMap<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    private volatile StackState state;
    private volatile @Nullable KafkaBroker kafka;
    private volatile @Nullable PostgresServer postgres;
    private volatile @Nullable DevIssuer issuer;
    private volatile @Nullable FasterStarts fasterStarts;

    private LocalStack(Workplace workplace, StackPorts ports, Progress progress, FileLock lock) {
        this.workplace = workplace;
        this.home = Home.of(workplace);
        this.ports = ports;
        this.progress = progress;
        this.lock = lock;
        this.file = new StateFile(home);
        this.state = new StackState(
                ProcessHandle.current().pid(), begun, StackState.Phase.STARTING, "", null, 0, ports, List.of());
    }

    /** Whether data of earlier runs are kept. */
    public enum Data {
        KEPT,
        FORGOTTEN
    }

    /**
     * Starts everything and returns when all services are ready.
     *
     * @throws CommandFailed when a stack runs already, a port is taken, the disk is full, or a child does not come up;
     *     what was started before is stopped again
     */
    public static LocalStack start(Workplace workplace, StackPorts ports, Data data, Progress progress) {
        Home home = Home.of(workplace);
        home.prepare();
        FileLock lock = new StateFile(home)
                .tryLock()
                .orElseThrow(() -> new CommandFailed("A stack runs already; ./signals status shows it"));
        LocalStack stack = new LocalStack(workplace, ports, progress, lock);
        Thread hook = Thread.ofPlatform().name("stack-stopper").unstarted(stack::close);
        Runtime.getRuntime().addShutdownHook(hook);
        stack.startAll(data);
        return stack;
    }

    /** The stack for clients, as another process would see it. */
    public RunningStack running() {
        return new RunningStack(workplace, state);
    }

    /** Makes later starts faster, in the background and with low priority; not for a stack that is measured. */
    public void prepareFasterStarts() {
        FasterStarts making = new FasterStarts(workplace, service -> running().environment(service, ports.of(service)));
        fasterStarts = making;
        making.begin(unpackServices());
    }

    /** Waits until the stack is stopped, by Ctrl-C or by {@code ./signals down}. */
    public void awaitEnd() {
        closed.join();
    }

    /** Stops the services, then the broker and the database. A second call waits for the first. */
    @Override
    public void close() {
        if (closing.getAndSet(true)) {
            closed.join();
            return;
        }
        FasterStarts making = fasterStarts;
        if (making != null) {
            making.close();
        }
        if (state.phase() == StackState.Phase.FAILED) {
            killServices();
        } else {
            announce(StackState.Phase.STOPPING, "stopping services");
            stopServices();
            announce(StackState.Phase.STOPPING, "stopping broker and database");
        }
        stopServers();
        StateFile.release(lock);
        closed.complete(null);
    }

    private void startAll(Data data) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ports.requireFree();
            for (Service service : Service.values()) {
                ServiceApp.requireBuilt(service, workplace.root());
            }
            if (data == Data.FORGOTTEN) {
                announce(StackState.Phase.STARTING, "forgetting earlier data");
                home.forgetData();
                home.prepare();
            }
            startServers(threads);
            startServices();
            awaitServices();
            state = state.readyAfter(Duration.between(begun, Instant.now()).toMillis() / MILLIS);
            file.write(state);
            watchServices();
        } catch (CommandFailed | ServerDidNotStart failure) {
            fail(Objects.requireNonNullElse(failure.getMessage(), "unknown"), failure);
        }
    }

    private void fail(String reason, RuntimeException failure) {
        if (closing.get()) {
            closed.join();
            throw new CommandFailed("Stopped while starting", failure);
        }
        state = state.failed(reason);
        file.write(state);
        close();
        throw new CommandFailed(reason, failure);
    }

    private void startServers(ExecutorService threads) {
        announce(StackState.Phase.STARTING, "starting broker and database");
        issuer = DevIssuer.start(SigningKey.in(home.key()), ports.issuer());
        joinAll(
                CompletableFuture.runAsync(this::startBroker, threads),
                CompletableFuture.runAsync(this::startDatabase, threads),
                CompletableFuture.runAsync(this::unpackServices, threads));
    }

    private void startBroker() {
        kafka = KafkaBroker.start(home.kafka(), ports.kafka());
    }

    private void startDatabase() {
        PostgresServer server = PostgresServer.start(home.postgres(), ports.postgres());
        postgres = server;
        createDatabases(server);
    }

    /** Waits for all, so that nothing is still starting while the failure of another is handled. */
    private static void joinAll(CompletableFuture<?>... all) {
        try {
            CompletableFuture.allOf(all).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private List<ServiceApp> unpackServices() {
        return Arrays.stream(Service.values())
                .map(service -> ServiceApp.prepare(service, workplace.root(), home))
                .toList();
    }

    private void createDatabases(PostgresServer server) {
        DatabasePasswords passwords = DatabasePasswords.in(home.passwords());
        for (Service service : Service.values()) {
            server.createDatabase(service.key(), service.key(), passwords.of(service));
        }
    }

    private void startServices() {
        announce(StackState.Phase.STARTING, "starting services");
        RunningStack addresses = running();
        for (ServiceApp app : unpackServices()) {
            Service service = app.service();
            services.put(
                    service,
                    ServiceInstance.start(
                            workplace,
                            app,
                            ports.of(service),
                            addresses.environment(service, ports.of(service)),
                            home.log(service.module())));
        }
        announce(StackState.Phase.STARTING, "starting services");
    }

    private void awaitServices() {
        Instant giveUp = Instant.now().plus(PATIENCE);
        List<ServiceInstance> waiting = new ArrayList<>(services.values());
        while (!waiting.isEmpty()) {
            waiting.forEach(instance -> requireHope(instance, giveUp));
            if (waiting.removeIf(ServiceInstance::isReady)) {
                announce(StackState.Phase.STARTING, waitingFor(waiting));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(BETWEEN_LOOKS_MILLIS));
        }
    }

    private static String waitingFor(List<ServiceInstance> waiting) {
        return waiting.isEmpty()
                ? "all services are ready"
                : "waiting for "
                        + waiting.stream()
                                .map(instance -> instance.service().module())
                                .collect(Collectors.joining(", "));
    }

    private void requireHope(ServiceInstance instance, Instant giveUp) {
        if (closing.get()) {
            throw new CommandFailed("Stopped while starting");
        }
        String name = instance.service().module();
        if (!instance.isRunning()) {
            throw new CommandFailed(name + " ended while starting: " + lastWords(instance));
        }
        if (Instant.now().isAfter(giveUp)) {
            throw new CommandFailed(
                    name + " is not ready after " + PATIENCE.toSeconds() + " s: " + lastWords(instance));
        }
    }

    /** What the service said last, where to read on, and what to do where that is known. */
    private static String lastWords(ServiceInstance instance) {
        String words = String.join("", instance.lastLines(1));
        String advice =
                words.contains(OTHER_SCHEMA) ? "; ./signals up --fresh forgets the data of the other version" : "";
        String shown = words.length() <= WORDS_SHOWN ? words : words.substring(0, WORDS_SHOWN) + "…";
        return shown + " (./signals logs " + instance.service().module() + ")" + advice;
    }

    private void watchServices() {
        services.forEach((service, instance) -> {
            CompletableFuture<Void> _ = instance.onExit().thenAccept(code -> complain(service, instance, code));
        });
    }

    private void complain(Service service, ServiceInstance instance, int code) {
        if (!closing.get()) {
            progress.note(service.module() + " ended with code " + code + ": " + lastWords(instance));
        }
    }

    private void stopServices() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            services.values().forEach(instance -> threads.execute(instance::close));
        }
    }

    /** A start that failed is not worth the time an orderly stop takes; the services bear it. */
    private void killServices() {
        services.values().forEach(ServiceInstance::kill);
    }

    private void stopServers() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            KafkaBroker broker = kafka;
            if (broker != null) {
                threads.execute(broker::close);
            }
            PostgresServer database = postgres;
            if (database != null) {
                threads.execute(database::close);
            }
        }
        DevIssuer serving = issuer;
        if (serving != null) {
            serving.close();
        }
    }

    private void announce(StackState.Phase phase, String step) {
        state = state.at(phase, step).with(children());
        file.write(state);
        if (phase == StackState.Phase.STOPPING) {
            workplace.err().println("Stack: " + step);
        } else {
            progress.step(step);
        }
    }

    private List<StackState.Child> children() {
        List<StackState.Child> children = new ArrayList<>();
        KafkaBroker broker = kafka;
        if (broker != null) {
            children.add(new StackState.Child("kafka", broker.pid()));
        }
        PostgresServer database = postgres;
        if (database != null) {
            children.add(new StackState.Child("postgres", database.pid()));
        }
        services.forEach((service, instance) -> children.add(new StackState.Child(service.module(), instance.pid())));
        return children;
    }
}
