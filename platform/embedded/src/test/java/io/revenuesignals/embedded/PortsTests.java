package io.revenuesignals.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTests {

    @Test
    void givesNoPortTwice() {
        Set<Integer> given = new HashSet<>();
        for (int count = 0; count < 100; count++) {
            int port = Ports.free();
            assertThat(given.add(port)).isTrue();
            assertThat(port).isBetween(15_500, 31_500);
        }
    }

    @Test
    void namesWhatATakenPortWasFor() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(Ports.host()))) {
            assertThat(Ports.isFree(taken.getLocalPort())).isFalse();
            assertThatThrownBy(() -> Ports.chosen(taken.getLocalPort(), "Kafka"))
                    .isInstanceOf(ServerDidNotStart.class)
                    .hasMessage("Port " + taken.getLocalPort() + " for Kafka is taken by another process");
        }
    }

    @Test
    void keepsTheWantedPort() {
        int port = Ports.free();
        assertThat(Ports.chosen(port, "Kafka")).isEqualTo(port);
    }
}
