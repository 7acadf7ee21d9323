package io.revenuesignals.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/**
 * One real Kafka broker (KRaft, broker and controller in one) as a child JVM that listens on the loopback interface only.
 *
 * <p>Its data stay in the folder it was given: a later start on the same folder finds the topics and records again.
 * Topics are not created by use; replication factors are one. The child ends with this JVM. Not safe for use by more
 * than one thread at a time, except {@link #isRunning}.
 */
public final class KafkaBroker implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /**
     * The broker's metrics and its waiting fetches make much garbage that is looked through at each collection of the young: seldom,
     * and never all, as every producer waits for the broker's pauses.
     */
    private static final List<String> COLLECT_SELDOM = List.of(
            "-Xms128m",
            "-Xmx256m",
            "-Xmn64m",
            "-XX:SurvivorRatio=14",
            "-XX:+UseSerialGC",
            "-XX:MetaspaceSize=64m",
            "-XX:SweeperThreshold=100");

    private static final String HOST = Ports.host();

    private final Path directory;
    private final int port;
    private final Path properties;
    private volatile KeptProcess process;

    private KafkaBroker(Path directory, int port, Path properties, KeptProcess process) {
        this.directory = directory;
        this.port = port;
        this.properties = properties;
        this.process = process;
    }

    /**
     * Starts a broker and returns when it answers.
     *
     * @param directory where its data, settings and log live; created when missing
     * @param port where clients connect, 0 for a free one
     * @throws ServerDidNotStart when the port is taken, or the broker ends or does not answer within two minutes
     */
    public static KafkaBroker start(Path directory, int port) {
        return start(directory, port, Map.of());
    }

    /**
     * As {@link #start(Path, int)}, with broker settings of the caller's (Kafka's names) over the usual ones. To put a
     * proxy between clients and broker, set {@code advertised.listeners} to {@code BROKER://127.0.0.1:<proxy port>}.
     */
    public static KafkaBroker start(Path directory, int port, Map<String, String> settings) {
        int chosen = Ports.chosen(port, "Kafka");
        Path home = directory.toAbsolutePath();
        Path properties = writeProperties(home, chosen, settings);
        KafkaBroker broker = new KafkaBroker(home, chosen, properties, launch(home, properties));
        broker.awaitReady();
        return broker;
    }

    public int port() {
        return port;
    }

    /** What clients take as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return HOST + ":" + port;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** The file with what the broker printed. */
    public Path log() {
        return process.log();
    }

    /** Ends the broker at once, as a power cut of the process would ({@code kill -9}); {@link #restart} brings it back. */
    public void kill() {
        process.kill();
    }

    /** Makes the broker hold still without closing anything (SIGSTOP). */
    public void pause() {
        process.pause();
    }

    /** Lets a paused broker go on. */
    public void resume() {
        process.resume();
    }

    /** Starts the broker again on the same data and port, stopping it before when it runs; returns when it answers. */
    public void restart() {
        process.stop();
        process = launch(directory, properties);
        awaitReady();
    }

    /** Stops the broker in order and waits for its end; by force when it does not obey. The data stay. */
    @Override
    public void close() {
        process.stop();
    }

    private static KeptProcess launch(Path directory, Path properties) {
        Path logging = directory.resolve("logging.properties");
        copyLoggingSettings(logging);
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(COLLECT_SELDOM);
        words.addAll(List.of(
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:MaxDirectMemorySize=64m",
                "-Xss512k",
                "-Djava.awt.headless=true",
                "-Djava.util.logging.config.file=" + logging,
                "-cp",
                BrokerClassPath.value(),
                BrokerMain.class.getName(),
                properties.toString(),
                directory.resolve("data").toString(),
                Uuid.randomUuid().toString()));
        return KeptProcess.start(new KeptProcess.Command(
                words, Map.of(), directory, directory.resolve("kafka.log"), KeptProcess.StopSignal.TERM));
    }

    private void awaitReady() {
        Map<String, Object> client = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG,
                100L,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                200L,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                2_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                3_000);
        Instant giveUp = Instant.now().plus(PATIENCE);
        awaitListener(giveUp);
        try (Admin admin = Admin.create(client)) {
            while (!answers(admin)) {
                process.requireHope(giveUp, "Kafka on port " + port);
            }
        }
    }

    /** Waits for the socket before the first client is made, which would log a warning for every refused connection. */
    private void awaitListener(Instant giveUp) {
        while (!Listening.on(port)) {
            process.requireHope(giveUp, "Kafka on port " + port);
            Listening.pauseBetweenTries();
        }
    }

    private static boolean answers(Admin admin) {
        try {
            return !admin.describeCluster().nodes().get(4, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerDidNotStart("Interrupted while Kafka started", e);
        }
    }

    private static Path writeProperties(Path directory, int port, Map<String, String> settings) {
        Path file = directory.resolve("server.properties");
        Properties written = usualSettings();
        written.setProperty("log.dirs", directory.resolve("data").toString());
        int controllerPort = controllerPort(file);
        written.setProperty("controller.quorum.bootstrap.servers", HOST + ":" + controllerPort);
        written.setProperty(
                "listeners", "BROKER://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controllerPort);
        written.setProperty("advertised.listeners", "BROKER://" + HOST + ":" + port);
        settings.forEach(written::setProperty);
        try {
            Files.createDirectories(directory);
            try (OutputStream out = Files.newOutputStream(file)) {
                written.store(out, "Written at every start of the broker");
            }
            return file;
        } catch (IOException e) {
            throw new ServerDidNotStart("Kafka's settings cannot be written to " + file + ": " + e.getMessage(), e);
        }
    }

    /** The storage remembers its controller's address, so a later start keeps it while the port is free. */
    private static int controllerPort(Path file) {
        if (Files.exists(file)) {
            Properties before = new Properties();
            try (InputStream in = Files.newInputStream(file)) {
                before.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            String address = before.getProperty("controller.quorum.bootstrap.servers", "");
            int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
            if (Ports.isFree(port)) {
                return port;
            }
        }
        return Ports.free();
    }

    private static Properties usualSettings() {
        Properties usual = new Properties();
        try (InputStream in = KafkaBroker.class.getResourceAsStream("broker.properties")) {
            usual.load(Objects.requireNonNull(in));
            return usual;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyLoggingSettings(Path target) {
        try (InputStream in = KafkaBroker.class.getResourceAsStream("broker-logging.properties")) {
            Files.copy(Objects.requireNonNull(in), target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ServerDidNotStart("Kafka's settings cannot be written to " + target + ": " + e.getMessage(), e);
        }
    }
}
