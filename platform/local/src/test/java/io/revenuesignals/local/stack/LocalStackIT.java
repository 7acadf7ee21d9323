package io.revenuesignals.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revenuesignals.local.terminal.CommandFailed;
import io.revenuesignals.local.terminal.Progress;
import io.revenuesignals.local.terminal.Workplace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real broker and a real database; the services are processes that keep the launcher's contract. */
class LocalStackIT {

    @TempDir
    Path directory;

    private Workplace workplace;
    private Progress progress;

    @BeforeEach
    void build() throws Exception {
        StandInService.buildAll(directory);
        workplace = Workplaces.in(directory);
        progress = Progress.waiting(workplace, "Starting");
    }

    @AfterEach
    void stop() {
        Supervisor.stop(workplace, progress);
        progress.close();
    }

    @Test
    void startsEverythingAndStopsTheServicesBeforeTheBroker() throws Exception {
        List<ProcessHandle> children;
        try (LocalStack stack = LocalStack.start(workplace, StackPorts.free(), LocalStack.Data.KEPT, progress)) {
            RunningStack running = RunningStack.require(workplace);
            assertThat(running.state().phase()).isEqualTo(StackState.Phase.READY);
            assertThat(running.state().readySeconds()).isPositive();
            assertThat(stack.running().state()).isEqualTo(running.state());
            children = children(running);
            assertThat(children).hasSize(6).allMatch(ProcessHandle::isAlive);
            assertThatEachServiceReachesItsOwnDatabase(running);
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", running.kafkaBootstrapServers()))) {
                assertThat(admin.describeCluster().nodes().get(30, TimeUnit.SECONDS))
                        .hasSize(1);
            }
        }
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        assertThat(RunningStack.find(workplace)).isEmpty();
        for (Service service : Service.values()) {
            assertThat(Files.readAllLines(Home.of(workplace).log(service.module())))
                    .containsExactly("profile dev", "stopped, broker there: true");
        }
    }

    @Test
    void namesTheServiceThatFailedAndStopsTheOthers() throws Exception {
        Workplace failing = Workplaces.in(directory, Map.of("SIGNALS_PRICING_JAVA_OPTS", "-Dfailing=pricing"));
        assertThatThrownBy(() -> LocalStack.start(failing, StackPorts.free(), LocalStack.Data.KEPT, progress))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("pricing-service ended while starting: the stand-in was told to fail"
                        + " (./signals logs pricing-service)");
        assertThat(new StateFile(Home.of(workplace)).isHeld()).isFalse();
        assertThat(ProcessHandle.current().children()).noneMatch(LocalStackIT::isOfAStack);
    }

    @Test
    void isHeldByASupervisorInTheBackgroundUntilItIsStopped() {
        Supervisor.start(workplace, List.of("up", "--supervise", "--free-ports"), progress);
        RunningStack running = RunningStack.require(workplace);
        List<ProcessHandle> children = children(running);
        assertThat(running.state().supervisor())
                .isNotEqualTo(ProcessHandle.current().pid());
        assertThatThrownBy(() -> LocalStack.start(workplace, StackPorts.free(), LocalStack.Data.KEPT, progress))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("runs already");
        assertThat(Supervisor.stop(workplace, progress)).isTrue();
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        assertThat(Supervisor.stop(workplace, progress)).isFalse();
    }

    @Test
    void diesWithItsSupervisor() throws Exception {
        Supervisor.start(workplace, List.of("up", "--supervise", "--free-ports"), progress);
        RunningStack running = RunningStack.require(workplace);
        List<ProcessHandle> children = children(running);
        ProcessHandle.of(running.state().supervisor()).orElseThrow().destroyForcibly();
        CompletableFuture<?>[] ends =
                children.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(ends).get(60, TimeUnit.SECONDS);
        assertThat(RunningStack.find(workplace)).isEmpty();
    }

    @Test
    void tellsWhyTheSupervisorGaveUp() throws Exception {
        Files.delete(directory.resolve("goal-service/target/goal-service-0.1.0-SNAPSHOT-app.jar"));
        assertThatThrownBy(() -> Supervisor.start(workplace, List.of("up", "--supervise", "--free-ports"), progress))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("goal-service is not built");
    }

    @Test
    void keepsDataUnlessToldToForgetThem() throws Exception {
        inDatabase("create table kept (n int)", LocalStack.Data.KEPT);
        inDatabase("select n from kept", LocalStack.Data.KEPT);
        inDatabase("create table kept (n int)", LocalStack.Data.FORGOTTEN);
    }

    private void inDatabase(String sql, LocalStack.Data data) throws Exception {
        try (LocalStack stack = LocalStack.start(workplace, StackPorts.free(), data, progress)) {
            DatabaseAddress address = stack.running().database(Service.GOAL);
            try (Connection connection = connect(address)) {
                connection.createStatement().execute(sql);
            }
        }
    }

    private static void assertThatEachServiceReachesItsOwnDatabase(RunningStack running) throws Exception {
        for (Service service : Service.values()) {
            DatabaseAddress address = running.database(service);
            assertThat(address.toString()).doesNotContain(address.password());
            try (Connection connection = connect(address)) {
                assertThat(connection.isValid(5)).isTrue();
            }
        }
    }

    private static Connection connect(DatabaseAddress address) throws Exception {
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }

    private static List<ProcessHandle> children(RunningStack running) {
        return running.state().processes().stream()
                .map(StackState.Child::pid)
                .map(ProcessHandle::of)
                .flatMap(handle -> handle.stream())
                .toList();
    }

    private static boolean isOfAStack(ProcessHandle process) {
        return Stream.of("postgres", "BrokerMain", "-app.jar")
                .anyMatch(word -> process.info().commandLine().orElse("").contains(word));
    }
}
