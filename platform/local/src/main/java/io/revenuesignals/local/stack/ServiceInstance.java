package io.revenuesignals.local.stack;

import io.revenuesignals.embedded.KeptProcess;
import io.revenuesignals.local.terminal.CommandFailed;
import io.revenuesignals.local.terminal.Workplace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * One running instance of a service: a child JVM. The stack runs one of each; fault runs and benches start more.
 */
public final class ServiceInstance implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private static final Duration ANSWER_TIME = Duration.ofSeconds(3);

    private static final int OK = 200;

    private static final long LOG_LIMIT = 20L << 20;

    private final Service service;
    private final StackPorts.ServicePorts ports;
    private final KeptProcess process;

    private ServiceInstance(Service service, StackPorts.ServicePorts ports, KeptProcess process) {
        this.service = service;
        this.ports = ports;
        this.process = process;
    }

    /**
     * Starts an instance; {@link #isReady} tells when it takes requests.
     *
     * @param environment its settings, over what the environment of the workplace says
     * @param log receives what it prints
     */
    public static ServiceInstance start(
            Workplace workplace,
            ServiceApp app,
            StackPorts.ServicePorts ports,
            Map<String, String> environment,
            Path log) {
        rotate(log);
        List<String> words = words(workplace, app, new StartCache(workplace, app).options());
        KeptProcess process = KeptProcess.start(
                new KeptProcess.Command(words, environment, app.folder(), log, KeptProcess.StopSignal.TERM));

        return new ServiceInstance(app.service(), ports, process);
    }

    /** The settings of an instance at these ports that finds broker, database and issuer at these addresses. */
    public static Map<String, String> environment(
            StackPorts.ServicePorts ports, String bootstrapServers, DatabaseAddress database, String issuer) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SPRING_PROFILES_ACTIVE", "dev");
        environment.put("SERVER_PORT", Integer.toString(ports.http()));
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(ports.management()));
        environment.put("SIGNALS_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        environment.put("SIGNALS_DATABASE_HOST", database.host());
        environment.put("SIGNALS_DATABASE_PORT", Integer.toString(database.port()));
        environment.put("SIGNALS_DATABASE_NAME", database.name());
        environment.put("SIGNALS_DATABASE_USER", database.user());
        environment.put("SIGNALS_DATABASE_PASSWORD", database.password());
        environment.put("SIGNALS_SECURITY_ISSUER", issuer);
        environment.put("SIGNALS_SECURITY_JWKS_URI", issuer + "/jwks");
        return environment;
    }

    public Service service() {
        return service;
    }

    public StackPorts.ServicePorts ports() {
        return ports;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** Completes with the exit code when the instance ends, however that comes. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit();
    }

    /** Whether it says of itself that it is ready. */
    public boolean isReady() {
        URI address = URI.create("http://127.0.0.1:" + ports.management() + "/actuator/health/readiness");
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(ANSWER_TIME).build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The last lines it printed. */
    public List<String> lastLines(int count) {
        return process.lastLines(count);
    }

    /** Ends it at once ({@code kill -9}). */
    public void kill() {
        process.kill();
    }

    /** Makes it hold still (SIGSTOP). */
    public void pause() {
        process.pause();
    }

    /** Lets it go on. */
    public void resume() {
        process.resume();
    }

    /** Asks it to stop and waits; by force when it does not obey. */
    @Override
    public void close() {
        process.stop();
    }

    /** The command that runs a service, with more options for its JVM. */
    static List<String> words(Workplace workplace, ServiceApp app, List<String> more) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(JvmOptions.of(app.service()));
        String own = "SIGNALS_" + app.service().key().toUpperCase(Locale.ROOT) + "_JAVA_OPTS";
        workplace.variable("SIGNALS_JAVA_OPTS").ifPresent(options -> words.addAll(split(options)));
        workplace.variable(own).ifPresent(options -> words.addAll(split(options)));
        words.addAll(more);
        words.add("-jar");
        words.add(app.jar().toString());
        return words;
    }

    private static List<String> split(String options) {
        return Arrays.asList(options.strip().split("\\s+"));
    }

    private static void rotate(Path log) {
        try {
            if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new CommandFailed("The log " + log + " cannot be put aside: " + e.getMessage(), e);
        }
    }
}
