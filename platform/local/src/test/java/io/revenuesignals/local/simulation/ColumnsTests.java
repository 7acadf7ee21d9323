package io.revenuesignals.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ColumnsTests {

    @Test
    void alignsCellsUnderTheirHeads() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Columns("name", ">packs", "state")
                .row("a long name", "7", "")
                .row("b", "1,000", "ok")
                .print(new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "  name         packs  state", //
                        "  a long name      7",
                        "  b            1,000  ok");
    }
}
