package io.revenuesignals.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * One real PostgreSQL server as a child process that listens on the loopback interface only.
 *
 * <p>Its data stay in the folder it was given, with a superuser password made at the first start; a later start on the
 * same folder finds both. Commits are durable as in production. The child ends with this JVM. Not safe for use by more
 * than one thread at a time, except {@link #isRunning} and {@link #createDatabase}.
 */
public final class PostgresServer implements AutoCloseable {

    private static final String SUPERUSER = "postgres";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int FIRST_WITH_BUILTIN_LOCALE = 17;

    private static final int PASSWORD_BYTES = 24;

    private final Path directory;
    private final int port;
    private final String password;
    private final PostgresBinaries binaries;
    private final PostgresAccount account;
    private final Map<String, String> settings;
    private volatile KeptProcess process;

    private PostgresServer(
            Path directory,
            int port,
            String password,
            PostgresBinaries binaries,
            PostgresAccount account,
            Map<String, String> settings) {
        this.directory = directory;
        this.port = port;
        this.password = password;
        this.binaries = binaries;
        this.account = account;
        this.settings = settings;
        this.process = launch();
    }

    /**
     * Starts a server and returns when it answers queries.
     *
     * @param directory where its data, password and log live; created when missing
     * @param port where clients connect, 0 for a free one
     * @throws ServerDidNotStart when the port is taken, the data are of another major version, or the server ends or
     *     does not answer within two minutes
     */
    public static PostgresServer start(Path directory, int port) {
        return start(directory, port, Map.of());
    }

    /** As {@link #start(Path, int)}, with settings of the caller's (PostgreSQL's names) over the usual ones. */
    public static PostgresServer start(Path directory, int port, Map<String, String> settings) {
        PostgresAccount account = PostgresAccount.choose();
        return start(directory, port, settings, PostgresBinaries.find(account), account);
    }

    static PostgresServer start(
            Path directory,
            int port,
            Map<String, String> settings,
            PostgresBinaries binaries,
            PostgresAccount account) {
        int chosen = Ports.chosen(port, "PostgreSQL");
        Path home = directory.toAbsolutePath();
        String password = prepare(home, binaries, account);
        PostgresServer server = new PostgresServer(home, chosen, password, binaries, account, Map.copyOf(settings));
        server.awaitReady();
        return server;
    }

    /** Whether this account may make user namespaces, which PostgreSQL needs where we are root. */
    public static boolean hasUserNamespaces() {
        return PostgresAccount.hasUserNamespaces();
    }

    public String host() {
        return Ports.host();
    }

    public int port() {
        return port;
    }

    /** The name of the role that may do everything. */
    public String superuser() {
        return SUPERUSER;
    }

    /** The superuser's password. */
    public String password() {
        return password;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** The file with what the server printed. */
    public Path log() {
        return process.log();
    }

    /** The JDBC address of a database, without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + host() + ":" + port + "/" + database;
    }

    /** A connection as superuser. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), login());
    }

    /**
     * Makes sure that there is a role with this password and a database it owns, and that no other role may connect to
     * it. Repeating it changes nothing but the password.
     *
     * @throws IllegalStateException when the server refuses
     */
    public void createDatabase(String name, String owner, String ownerPassword) {
        try (Connection connection = connect(SUPERUSER)) {
            String role = quoted(connection, owner);
            String verb = exists(connection, "select 1 from pg_roles where rolname = ?", owner) ? "alter" : "create";
            execute(connection, verb + " role " + role + " login password " + literal(connection, ownerPassword));
            if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                execute(connection, "create database " + quoted(connection, name) + " owner " + role);
                execute(
                        connection,
                        "revoke connect, temporary on database " + quoted(connection, name) + " from public");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Database " + name + " could not be made: " + e.getMessage(), e);
        }
    }

    /** Ends the server and its sessions at once ({@code kill -9}); {@link #restart} brings it back. */
    public void kill() {
        process.kill();
    }

    /** Makes the server and its sessions hold still without closing anything (SIGSTOP). */
    public void pause() {
        process.pause();
    }

    /** Lets a paused server go on. */
    public void resume() {
        process.resume();
    }

    /** Starts the server again on the same data and port, stopping it before when it runs; returns when it answers. */
    public void restart() {
        process.stop();
        process = launch();
        awaitReady();
    }

    /** Ends the sessions, writes everything and waits for the end; by force when it does not obey. The data stay. */
    @Override
    public void close() {
        process.stop();
    }

    private KeptProcess launch() {
        forgetStaleLock();
        List<String> words = new ArrayList<>(account.words(binaries.program("postgres")));
        words.addAll(List.of("-D", data(directory).toString(), "-p", Integer.toString(port)));
        arguments().forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
        return KeptProcess.start(new KeptProcess.Command(
                words,
                Map.of("LC_ALL", "C"),
                directory,
                directory.resolve("postgres.log"),
                KeptProcess.StopSignal.INT));
    }

    private Map<String, String> arguments() {
        Map<String, String> all = new TreeMap<>(Map.ofEntries(
                Map.entry("listen_addresses", host()),
                Map.entry("unix_socket_directories", ""),
                Map.entry("max_connections", "120"),
                Map.entry("shared_buffers", "96MB"),
                Map.entry("work_mem", "8MB"),
                Map.entry("maintenance_work_mem", "64MB"),
                Map.entry("effective_cache_size", "512MB"),
                Map.entry("max_wal_size", "1GB"),
                Map.entry("fsync", "on"),
                Map.entry("synchronous_commit", "on"),
                Map.entry("max_worker_processes", "4"),
                Map.entry("max_parallel_workers", "2"),
                Map.entry("autovacuum_max_workers", "2"),
                Map.entry("jit", "off"),
                Map.entry("timezone", "UTC"),
                Map.entry("log_timezone", "UTC"),
                Map.entry("log_checkpoints", "off"),
                Map.entry("log_line_prefix", "%m [%p] %q%u@%d ")));
        all.putAll(settings);
        return all;
    }

    /**
     * A server that was killed leaves its pid behind; when the system has given that number to something else since,
     * PostgreSQL would take it for a running server.
     */
    private void forgetStaleLock() {
        Path lock = data(directory).resolve("postmaster.pid");
        try {
            if (Files.exists(lock) && !namesPostgres(Files.readAllLines(lock).getFirst())) {
                Files.delete(lock);
            }
        } catch (IOException e) {
            throw new ServerDidNotStart("PostgreSQL's lock " + lock + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean namesPostgres(String pid) {
        Optional<String> command = ProcessHandle.of(Long.parseLong(pid.strip()))
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().command());
        return command.isPresent() && command.get().contains("postgres");
    }

    private void awaitReady() {
        Instant giveUp = Instant.now().plus(PATIENCE);
        while (!Listening.on(port) || !answers()) {
            process.requireHope(giveUp, "PostgreSQL on port " + port);
            Listening.pauseBetweenTries();
        }
    }

    private boolean answers() {
        try (Connection connection = connect(SUPERUSER);
                Statement statement = connection.createStatement();
                ResultSet one = statement.executeQuery("select 1")) {
            return one.next();
        } catch (SQLException notYet) {
            return false;
        }
    }

    private Properties login() {
        Properties login = new Properties();
        login.setProperty("user", SUPERUSER);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", "5");
        return login;
    }

    private static String prepare(Path directory, PostgresBinaries binaries, PostgresAccount account) {
        Path passwordFile = directory.resolve("superuser.password");
        try {
            Files.createDirectories(directory);
            Path version = data(directory).resolve("PG_VERSION");
            if (!Files.exists(version)) {
                writePassword(passwordFile);
                initialize(directory, passwordFile, binaries, account);
            }
            requireMajor(Files.readString(version).strip(), binaries);
            return Files.readString(passwordFile).strip();
        } catch (IOException e) {
            throw new ServerDidNotStart("PostgreSQL's folder " + directory + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static void requireMajor(String version, PostgresBinaries binaries) {
        if (!version.equals(Integer.toString(binaries.major()))) {
            throw new ServerDidNotStart("The data were written by PostgreSQL " + version + ", this one is "
                    + binaries.major() + ": use that version or other data");
        }
    }

    private static void writePassword(Path file) throws IOException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** Made beside its place and moved there when it is whole, so an interrupted start leaves nothing half-made. */
    private static void initialize(
            Path directory, Path passwordFile, PostgresBinaries binaries, PostgresAccount account) throws IOException {
        Path fresh = directory.resolve("data.new");
        Folders.delete(fresh);
        Folders.delete(data(directory));
        Files.createDirectory(
                fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        account.own(directory);
        List<String> words = new ArrayList<>(account.words(binaries.program("initdb")));
        words.addAll(List.of("-D", fresh.toString(), "-U", SUPERUSER, "-E", "UTF8", "-A", "scram-sha-256"));
        words.addAll(List.of("--pwfile=" + passwordFile, "--no-instructions"));
        words.addAll(
                binaries.major() >= FIRST_WITH_BUILTIN_LOCALE
                        ? List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")
                        : List.of("--no-locale"));
        run(words);
        Files.move(fresh, data(directory));
    }

    private static void run(List<String> words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw new ServerDidNotStart("PostgreSQL's data folder could not be made: " + said.replace('\n', '|'));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerDidNotStart("Interrupted while PostgreSQL's data folder was made", e);
        }
    }

    private static Path data(Path directory) {
        return directory.resolve("data");
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.enquoteIdentifier(name, true);
        }
    }

    private static String literal(Connection connection, String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.enquoteLiteral(text);
        }
    }
}
