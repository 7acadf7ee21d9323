package io.revenuesignals.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.security.auth.module.UnixSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {

    @TempDir
    static Path directory;

    static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.start(directory.resolve("postgres"), 0);
    }

    @AfterAll
    static void stop() {
        server.close();
        assertThat(server.isRunning()).isFalse();
    }

    @Test
    void keepsCommittedRowsWhenKilledAndRestarted() throws Exception {
        server.createDatabase("kept", "keeper", "first");
        run("kept", "keeper", "first", "create table t (n int); insert into t values (7)");
        server.kill();
        assertThat(server.isRunning()).isFalse();
        server.restart();
        assertThat(number("kept", "keeper", "first", "select n from t")).isEqualTo(7);
    }

    @Test
    void keepsDataAndPasswordForTheNextServerOnTheFolder() throws Exception {
        Path folder = directory.resolve("again");
        String password;
        try (PostgresServer first = PostgresServer.start(folder, 0)) {
            password = first.password();
            first.createDatabase("goal", "goal", "secret");
        }
        try (PostgresServer second = PostgresServer.start(folder, 0)) {
            assertThat(second.password()).isEqualTo(password);
            try (Connection connection = second.connect("goal")) {
                assertThat(connection.isValid(5)).isTrue();
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("superuser.password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void isDurableAndSpeaksVersion18() throws Exception {
        try (Connection connection = server.connect("postgres")) {
            assertThat(text(connection, "show fsync")).isEqualTo("on");
            assertThat(text(connection, "show synchronous_commit")).isEqualTo("on");
            assertThat(text(connection, "show server_version")).startsWith("18.");
            assertThat(text(connection, "select lower('ÄÖ')")).isEqualTo("äö");
        }
    }

    @Test
    void letsOnlyTheOwnerIntoADatabase() {
        server.createDatabase("mine", "me", "mine");
        server.createDatabase("theirs", "them", "theirs");
        assertThatThrownBy(() -> run("mine", "them", "theirs", "select 1")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> run("mine", "me", "wrong", "select 1")).isInstanceOf(SQLException.class);
    }

    @Test
    void changesOnlyThePasswordWhenADatabaseIsMadeAgain() throws Exception {
        server.createDatabase("twice", "owner", "first");
        run("twice", "owner", "first", "create table t (n int)");
        server.createDatabase("twice", "owner", "second");
        assertThat(number("twice", "owner", "second", "select count(*) from t")).isZero();
    }

    @Test
    void answersNothingWhilePausedAndEverythingAfter() throws Exception {
        try (Connection connection = server.connect("postgres")) {
            server.pause();
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> unchecked(connection));
            assertThat(answer.isDone()).isFalse();
            server.resume();
            assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo("1");
        }
    }

    @Test
    void refusesDataOfAnotherMajorVersion() throws Exception {
        Path folder = directory.resolve("old");
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/PG_VERSION"), "9\n");
        assertThatThrownBy(() -> PostgresServer.start(folder, 0))
                .isInstanceOf(ServerDidNotStart.class)
                .hasMessageContaining("written by PostgreSQL 9");
    }

    @Test
    void startsThoughTheLockOfAKilledServerNamesAnotherProcess() throws Exception {
        Path folder = directory.resolve("locked");
        PostgresServer.start(folder, 0).close();
        Files.writeString(
                folder.resolve("data/postmaster.pid"), ProcessHandle.current().pid() + "\n");
        try (PostgresServer again = PostgresServer.start(folder, 0)) {
            assertThat(again.isRunning()).isTrue();
        }
    }

    /** Only root needs another account, and only root may change to it. */
    @Test
    @EnabledIf("io.revenuesignals.embedded.PostgresServerIT#isRoot")
    void runsUnderAnAccountOfTheMachineWhereNamespacesAreForbidden() throws Exception {
        PostgresAccount account = PostgresAccount.ofTheMachine();
        PostgresBinaries binaries = PostgresBinaries.find(account);
        Path open = Files.createTempDirectory("postgres-account");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (PostgresServer other = PostgresServer.start(open.resolve("db"), 0, Map.of(), binaries, account);
                Connection connection = other.connect("postgres")) {
            assertThat(text(connection, "show server_version")).startsWith("18.");
            assertThat(ProcessHandle.of(other.pid()).orElseThrow().info().user())
                    .isEqualTo(Optional.ofNullable(account.owner()));
        } finally {
            Folders.delete(open);
        }
    }

    @Test
    @EnabledIf("io.revenuesignals.embedded.PostgresServerIT#isRoot")
    void namesTheFolderThatTheAccountCannotReach() throws Exception {
        PostgresAccount account = PostgresAccount.ofTheMachine();
        Path closed = Files.createDirectory(directory.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        assertThatThrownBy(() -> PostgresServer.start(
                        closed.resolve("db"), 0, Map.of(), PostgresBinaries.find(account), account))
                .isInstanceOf(ServerDidNotStart.class)
                .hasMessageContaining("cannot reach " + closed.resolve("db"));
    }

    static boolean isRoot() {
        return new UnixSystem().getUid() == 0;
    }

    private static String unchecked(Connection connection) {
        try {
            return text(connection, "select 1");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(String database, String user, String password, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(database), user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(String database, String user, String password, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(database), user, password)) {
            return Integer.parseInt(text(connection, sql));
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
