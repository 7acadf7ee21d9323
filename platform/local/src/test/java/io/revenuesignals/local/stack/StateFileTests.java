package io.revenuesignals.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revenuesignals.local.terminal.CommandFailed;
import io.revenuesignals.local.terminal.Workplace;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTests {

    @TempDir
    Path directory;

    private Workplace workplace;
    private Home home;
    private StateFile file;

    @BeforeEach
    void prepare() {
        workplace = Workplaces.in(directory);
        home = Home.of(workplace);
        home.prepare();
        file = new StateFile(home);
    }

    @Test
    void givesBackWhatWasWritten() {
        StackState state = aState();
        file.write(state);
        assertThat(file.read()).contains(state);
        file.write(state.failed("the disk is full"));
        assertThat(file.read().orElseThrow().failure()).isEqualTo("the disk is full");
    }

    @Test
    void isHeldByOneOnly() {
        assertThat(file.isHeld()).isFalse();
        FileLock lock = file.tryLock().orElseThrow();
        assertThat(file.isHeld()).isTrue();
        assertThat(new StateFile(home).tryLock()).isEmpty();
        StateFile.release(lock);
        assertThat(file.isHeld()).isFalse();
    }

    @Test
    void ofASupervisorThatIsGoneIsNoRunningStack() {
        file.write(aState());
        assertThat(RunningStack.find(workplace)).isEmpty();
        assertThatThrownBy(() -> RunningStack.require(workplace))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("./signals up");
    }

    @Test
    void ofASupervisorThatLivesIsARunningStack() {
        file.write(aState());
        FileLock lock = file.tryLock().orElseThrow();
        RunningStack stack = RunningStack.require(workplace);
        assertThat(stack.address(Service.GOAL)).hasToString("http://127.0.0.1:8081");
        assertThat(stack.management(Service.ANALYTICS)).hasToString("http://127.0.0.1:9084");
        assertThat(stack.environment(Service.GOAL, new StackPorts.ServicePorts(1, 2)))
                .containsEntry("SPRING_PROFILES_ACTIVE", "dev")
                .containsEntry("SERVER_PORT", "1")
                .containsEntry("MANAGEMENT_SERVER_PORT", "2")
                .containsEntry("SIGNALS_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:19092")
                .containsEntry("SIGNALS_DATABASE_USER", "goal")
                .containsEntry("SIGNALS_SECURITY_JWKS_URI", "http://127.0.0.1:8080/jwks");
        StateFile.release(lock);
    }

    @Test
    void ofAStackThatStopsIsNotReady() {
        file.write(aState().at(StackState.Phase.STOPPING, "stopping services"));
        FileLock lock = file.tryLock().orElseThrow();
        assertThatThrownBy(() -> RunningStack.require(workplace))
                .hasMessage("The stack is not ready, it is stopping services");
        StateFile.release(lock);
    }

    @Test
    void thatIsNoStateIsNamed() throws Exception {
        Files.writeString(home.state(), "{\"half\":");
        assertThatThrownBy(file::read).isInstanceOf(CommandFailed.class).hasMessageContaining("state.json");
    }

    private StackState aState() {
        return new StackState(
                ProcessHandle.current().pid(),
                Instant.parse("2026-03-02T11:00:00Z"),
                StackState.Phase.READY,
                "ready",
                null,
                12.5,
                StackPorts.resolve(workplace, Map.of()),
                List.of(new StackState.Child("kafka", 7)));
    }
}
