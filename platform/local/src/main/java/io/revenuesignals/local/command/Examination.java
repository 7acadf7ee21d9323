package io.revenuesignals.local.command;

import com.sun.management.OperatingSystemMXBean;
import com.sun.security.auth.module.UnixSystem;
import io.revenuesignals.embedded.Ports;
import io.revenuesignals.embedded.PostgresServer;
import io.revenuesignals.local.stack.DatabaseAddress;
import io.revenuesignals.local.stack.Home;
import io.revenuesignals.local.stack.RunningStack;
import io.revenuesignals.local.stack.Service;
import io.revenuesignals.local.stack.StackPorts;
import io.revenuesignals.local.terminal.Workplace;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** What the doctor looks at: the machine always, the parts of the stack when it runs. */
final class Examination {

    private static final int JDK = 25;

    private static final long GIGA = 1L << 30;

    private static final long DISK_NEEDED = GIGA / 2;

    private static final long DISK_WISHED = 4 * GIGA;

    private static final long MEMORY_WISHED = 3 * GIGA;

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    private final Workplace workplace;
    private final Home home;

    Examination(Workplace workplace) {
        this.workplace = workplace;
        this.home = Home.of(workplace);
    }

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>(List.of(jdk(), cores(), memory(), disk(), account(), clock()));
        Optional<RunningStack> running = RunningStack.find(workplace);
        if (running.isPresent()) {
            findings.addAll(stack(running.get()));
        } else {
            findings.add(ports());
            findings.add(new Finding.Fine("stack", "not running; ./signals up starts it"));
        }
        return findings;
    }

    private static Finding jdk() {
        int feature = Runtime.version().feature();
        String words = Runtime.version() + " in " + System.getProperty("java.home");
        return feature >= JDK
                ? new Finding.Fine("JDK", words)
                : new Finding.Broken("JDK", words + "; " + JDK + " is needed");
    }

    private static Finding cores() {
        int cores = Runtime.getRuntime().availableProcessors();
        return cores >= 2
                ? new Finding.Fine("processors", Integer.toString(cores))
                : new Finding.Doubtful("processors", cores + "; with fewer than 2 everything is slow");
    }

    private static Finding memory() {
        long free = available();
        String words = String.format("%.1f GiB free", (double) free / GIGA);
        return free >= MEMORY_WISHED
                ? new Finding.Fine("memory", words)
                : new Finding.Doubtful("memory", words + "; the stack takes about 2.2 GiB");
    }

    private static long available() {
        try {
            Optional<String> line = Files.readAllLines(Path.of("/proc/meminfo")).stream()
                    .filter(text -> text.startsWith("MemAvailable:"))
                    .findFirst();
            if (line.isPresent()) {
                return Long.parseLong(line.get().replaceAll("\\D", "")) << 10;
            }
        } catch (IOException elsewhere) {
            // Not Linux: the JDK's own figure is what there is.
        }
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getFreeMemorySize();
    }

    private Finding disk() {
        try {
            Path folder = home.folder();
            while (!Files.exists(folder)) {
                folder = Objects.requireNonNull(folder.getParent());
            }
            long free = Files.getFileStore(folder).getUsableSpace();
            String words = String.format("%.1f GiB free for %s", (double) free / GIGA, home.folder());
            if (!Files.isWritable(folder)) {
                return new Finding.Broken("disk", folder + " is not writable; set SIGNALS_HOME to another folder");
            }
            if (free < DISK_NEEDED) {
                return new Finding.Broken("disk", words + "; make room or set SIGNALS_HOME to another folder");
            }
            return free < DISK_WISHED ? new Finding.Doubtful("disk", words) : new Finding.Fine("disk", words);
        } catch (IOException e) {
            return new Finding.Broken("disk", home.folder() + " cannot be used: " + e.getMessage());
        }
    }

    private static Finding account() {
        if (new UnixSystem().getUid() != 0) {
            return new Finding.Fine("account", "not root, so PostgreSQL runs as you");
        }
        return PostgresServer.hasUserNamespaces()
                ? new Finding.Fine("account", "root; PostgreSQL runs in a user namespace")
                : new Finding.Doubtful(
                        "account",
                        "root without user namespaces; PostgreSQL runs as postgres or nobody, who must reach "
                                + "the data folder");
    }

    /** A clock that is behind the files of the project is wrong. */
    private Finding clock() {
        Instant now = Instant.now();
        try {
            Instant written = Files.getLastModifiedTime(workplace.root().resolve("pom.xml"))
                    .toInstant();
            return now.isAfter(written)
                    ? new Finding.Fine("clock", now.toString())
                    : new Finding.Broken(
                            "clock", now + " is before the project was written; tokens and facts would be refused");
        } catch (IOException e) {
            return new Finding.Broken("project", "SIGNALS_ROOT " + workplace.root() + " is not the project");
        }
    }

    private Finding ports() {
        Map<String, Integer> ports = StackPorts.resolve(workplace, Map.of()).named();
        List<String> taken = ports.entrySet().stream()
                .filter(port -> !Ports.isFree(port.getValue()))
                .map(port -> port.getValue() + " (" + port.getKey() + ")")
                .toList();
        return taken.isEmpty()
                ? new Finding.Fine("ports", "all free: " + ports.values())
                : new Finding.Broken(
                        "ports",
                        "taken by another process: " + String.join(", ", taken)
                                + "; choose others, as in --goal-port or SIGNALS_GOAL_PORT");
    }

    private static List<Finding> stack(RunningStack stack) {
        List<Finding> findings = new ArrayList<>();
        PartHealth.of(stack).forEach(part -> findings.add(part(part)));
        findings.add(broker(stack));
        findings.add(database(stack));
        return findings;
    }

    private static Finding part(PartHealth part) {
        String words = part.verdict() + " at " + part.address();
        return part.isWell()
                ? new Finding.Fine(part.name(), words)
                : new Finding.Broken(part.name(), words + "; ./signals logs " + part.name());
    }

    private static Finding broker(RunningStack stack) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", stack.kafkaBootstrapServers(),
                "request.timeout.ms", 3_000,
                "default.api.timeout.ms", 5_000);
        try (Admin admin = Admin.create(settings)) {
            int topics = admin.listTopics().names().get(5, TimeUnit.SECONDS).size();
            return new Finding.Fine("broker", "answers; " + topics + " topics");
        } catch (ExecutionException | TimeoutException e) {
            return new Finding.Broken("broker", "does not answer: " + e.getMessage() + "; ./signals logs kafka");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Finding.Broken("broker", "interrupted while asking");
        }
    }

    private static Finding database(RunningStack stack) {
        DatabaseAddress address = stack.database(Service.ANALYTICS);
        try (Connection connection =
                        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select version(), clock_timestamp()")) {
            row.next();
            Instant theirs = row.getTimestamp(2).toInstant();
            return Duration.between(theirs, Instant.now()).abs().compareTo(CLOCK_TOLERANCE) < 0
                    ? new Finding.Fine(
                            "database", "answers; " + row.getString(1).replaceAll(" on .*", ""))
                    : new Finding.Doubtful("database", "answers, but its clock says " + theirs);
        } catch (SQLException e) {
            return new Finding.Broken("database", "does not answer: " + e.getMessage() + "; ./signals logs postgres");
        }
    }
}
