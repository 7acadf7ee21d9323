package io.revenuesignals.benchmarks;

import io.revenuesignals.embedded.Folders;
import io.revenuesignals.embedded.Ports;
import io.revenuesignals.local.issuer.Role;
import io.revenuesignals.local.issuer.TokenRequest;
import io.revenuesignals.local.stack.DatabaseAddress;
import io.revenuesignals.local.stack.Home;
import io.revenuesignals.local.stack.LocalStack;
import io.revenuesignals.local.stack.RunningStack;
import io.revenuesignals.local.stack.Service;
import io.revenuesignals.local.stack.ServiceApp;
import io.revenuesignals.local.stack.ServiceInstance;
import io.revenuesignals.local.stack.StackPorts;
import io.revenuesignals.local.stack.StackState;
import io.revenuesignals.local.terminal.CommandFailed;
import io.revenuesignals.local.terminal.Progress;
import io.revenuesignals.local.terminal.Workplace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** A stack for one benchmark: free ports, fresh data in a folder of its own, all of it gone afterwards. */
final class Bed implements AutoCloseable {

    private static final long PATIENCE_NANOS = 120_000_000_000L;

    private final Workplace workplace;
    private final LocalStack stack;
    private final RunningStack running;
    private final Set<String> paused = new HashSet<>();
    private final List<ServiceInstance> moreAnalytics = new ArrayList<>();

    private Bed(Workplace workplace, LocalStack stack) {
        this.workplace = workplace;
        this.stack = stack;
        this.running = stack.running();
    }

    static Bed make(BenchOptions options) {
        Workplace given = options.workplace();
        Path home = folder();
        Workplace workplace =
                new Workplace(given.root(), home, given.environment(), given.out(), given.err(), given.display());
        try (Progress progress = Progress.waiting(workplace, "Starting a stack of its own")) {
            return new Bed(
                    workplace, LocalStack.start(workplace, freePorts(workplace), LocalStack.Data.FORGOTTEN, progress));
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("signals-bench");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StackPorts freePorts(Workplace workplace) {
        Map<String, Integer> wishes = new HashMap<>(Map.of("issuer", 0, "kafka", 0, "postgres", 0));
        for (Service service : Service.values()) {
            wishes.put(service.key(), 0);
            wishes.put(service.key() + "-management", 0);
        }
        return StackPorts.resolve(workplace, wishes);
    }

    RunningStack running() {
        return running;
    }

    String brokers() {
        return running.kafkaBootstrapServers();
    }

    int port(Service service) {
        return running.state().ports().of(service).http();
    }

    String token(Role role) {
        return running.token(TokenRequest.of("bench", role));
    }

    Connection database(Service service) throws SQLException {
        DatabaseAddress address = running.database(service);
        return DriverManager.getConnection(
                "jdbc:postgresql://" + address.host() + ":" + address.port() + "/" + address.name(),
                address.user(),
                address.password());
    }

    /** The one number that a query answers. */
    static long number(Connection database, String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Holds a service still, so that it takes no part in what is measured. */
    void pause(Service service) {
        signal(service.module(), "STOP");
        paused.add(service.module());
    }

    void resume(Service service) {
        signal(service.module(), "CONT");
        paused.remove(service.module());
    }

    /** Holds every instance of analytics still. */
    void pauseAnalytics() {
        pause(Service.ANALYTICS);
        moreAnalytics.forEach(ServiceInstance::pause);
    }

    void resumeAnalytics() {
        resume(Service.ANALYTICS);
        moreAnalytics.forEach(ServiceInstance::resume);
    }

    /** One more instance of analytics beside those there are; returns when it is ready. */
    void addAnalytics() {
        int number = moreAnalytics.size() + 2;
        StackPorts.ServicePorts ports = new StackPorts.ServicePorts(Ports.free(), Ports.free());
        ServiceApp app = ServiceApp.prepare(Service.ANALYTICS, workplace.root(), Home.of(workplace));
        ServiceInstance instance = ServiceInstance.start(
                workplace,
                app,
                ports,
                running.environment(Service.ANALYTICS, ports),
                Home.of(workplace).log("analytics-service-" + number));
        moreAnalytics.add(instance);
        long begin = System.nanoTime();
        while (!instance.isReady()) {
            if (!instance.isRunning() || System.nanoTime() - begin > PATIENCE_NANOS) {
                throw new CommandFailed("the instance did not become ready: " + instance.lastLines(2));
            }
            LockSupport.parkNanos(100_000_000L);
        }
    }

    /** Stops the instance of analytics that came last, in order. */
    void removeAnalytics() {
        moreAnalytics.removeLast().close();
    }

    /** The pid of a part: {@code kafka}, {@code postgres} or a service's module. */
    long pid(String part) {
        return stack.running().state().processes().stream()
                .filter(child -> child.name().equals(part))
                .mapToLong(StackState.Child::pid)
                .findFirst()
                .orElseThrow(() -> new CommandFailed("the stack has no part " + part));
    }

    private void signal(String part, String signal) {
        try {
            int code = new ProcessBuilder("kill", "-" + signal, Long.toString(pid(part)))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new CommandFailed("the signal " + signal + " did not reach " + part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted", e);
        }
    }

    /** Resident memory of a part now, in MiB. */
    long residentMib(String part) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid(part) + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        for (String part : Set.copyOf(paused)) {
            signal(part, "CONT");
        }
        moreAnalytics.forEach(ServiceInstance::close);
        stack.close();
        try {
            Folders.delete(Home.of(workplace).folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
