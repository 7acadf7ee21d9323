package io.revenuesignals.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revenuesignals.embedded.Ports;
import io.revenuesignals.local.terminal.CommandFailed;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackPortsTests {

    private static final Path HERE = Path.of(".");

    @Test
    void areTheUsualOnesWithoutWishes() {
        StackPorts ports = StackPorts.resolve(Workplaces.in(HERE), Map.of());
        assertThat(ports.named().values())
                .containsExactly(8080, 19092, 15432, 8081, 9081, 8082, 9082, 8083, 9083, 8084, 9084);
    }

    @Test
    void followTheCallerBeforeTheEnvironment() {
        Map<String, String> environment = Map.of("SIGNALS_GOAL_PORT", "7001", "SIGNALS_KAFKA_PORT", " 7002 ");
        StackPorts ports = StackPorts.resolve(Workplaces.in(HERE, environment), Map.of("goal", 7003));
        assertThat(ports.of(Service.GOAL)).isEqualTo(new StackPorts.ServicePorts(7003, 8003));
        assertThat(ports.kafka()).isEqualTo(7002);
    }

    @Test
    void moveTheManagementPortAlone() {
        Map<String, String> environment = Map.of("SIGNALS_GOAL_MANAGEMENT_PORT", "7009");
        StackPorts ports = StackPorts.resolve(Workplaces.in(HERE, environment), Map.of());
        assertThat(ports.of(Service.GOAL)).isEqualTo(new StackPorts.ServicePorts(8081, 7009));
    }

    @Test
    void areFreeWhereZeroIsWished() {
        StackPorts ports = StackPorts.resolve(Workplaces.in(HERE), Map.of("goal", 0, "kafka", 0));
        assertThat(Ports.isFree(ports.kafka())).isTrue();
        assertThat(Ports.isFree(ports.of(Service.GOAL).http())).isTrue();
        assertThat(Ports.isFree(ports.of(Service.GOAL).management())).isTrue();
    }

    @Test
    void goByTheKeysTheyAreNamedWith() {
        assertThat(StackPorts.free().named().keySet()).isEqualTo(StackPorts.keys());
    }

    @Test
    void refuseWhatIsNoPort() {
        assertThatThrownBy(() -> StackPorts.resolve(Workplaces.in(HERE, Map.of("SIGNALS_GOAL_PORT", "x")), Map.of()))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("SIGNALS_GOAL_PORT is \"x\", which is no port");
        assertThatThrownBy(() -> StackPorts.resolve(Workplaces.in(HERE), Map.of("kafka", 70_000)))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("70000 is no port for kafka");
    }

    @Test
    void refuseTheSamePortTwice() {
        assertThatThrownBy(() -> StackPorts.resolve(Workplaces.in(HERE), Map.of("goal", 8082)))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("Port 8082 is wished for both goal and feedback");
    }

    @Test
    void nameTheTakenOneAndHowToChooseAnother() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(Ports.host()))) {
            StackPorts ports = StackPorts.free();
            Map<String, Integer> wishes = new HashMap<>(ports.named());
            wishes.put("goal-management", taken.getLocalPort());
            assertThatThrownBy(() ->
                            StackPorts.resolve(Workplaces.in(HERE), wishes).requireFree())
                    .isInstanceOf(CommandFailed.class)
                    .hasMessage("Taken by another process: port " + taken.getLocalPort() + " (goal-management). "
                            + "Choose others with --goal-management-port or SIGNALS_GOAL_MANAGEMENT_PORT");
        }
    }
}
