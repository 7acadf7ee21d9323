package io.revenuesignals.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.revenuesignals.local.terminal.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultDiskIT {

    private static final long SIZE = 64L << 20;
    private static final byte[] MEBIBYTE = new byte[1 << 20];

    @TempDir
    Path folder;

    @BeforeEach
    void requireMounts() {
        assumeThat(FaultDisk.obstacle(SIZE))
                .as("why no disk can be mounted here")
                .isEmpty();
    }

    @Test
    void takesNothingMoreWhenItIsMadeFullAndAgainWhenItIsFree() throws Exception {
        Path file = folder.resolve("file");
        try (FaultDisk disk = FaultDisk.mount(folder, SIZE)) {
            Files.write(file, MEBIBYTE);
            disk.fill();
            assertThatThrownBy(() -> append(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No space left");
            long written = Files.size(file);
            disk.free();
            append(file);
            assertThat(Files.size(file)).isEqualTo(written + MEBIBYTE.length);
            assertThat(disk.used()).isBetween(2L << 20, 3L << 20);
        }
    }

    @Test
    void isGoneWithWhatWasOnItWhenClosedAlsoWhenAFileIsStillOpen() throws Exception {
        try (FaultDisk disk = FaultDisk.mount(folder, SIZE)) {
            var open = Files.newOutputStream(folder.resolve("open"));
            open.write(1);
            disk.close();
            assertThat(folder).isEmptyDirectory();
            open.close();
        }
    }

    @Test
    void isNotTriedWhereMemoryIsShort() {
        assertThat(FaultDisk.obstacle(Long.MAX_VALUE)).get(STRING).contains("may need", "are free");
    }

    @Test
    void saysWhyItCannotBeMounted() {
        assertThatThrownBy(() -> FaultDisk.mount(folder.resolve("missing"), SIZE))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("missing");
    }

    private static void append(Path file) throws IOException {
        Files.write(file, MEBIBYTE, StandardOpenOption.APPEND);
    }
}
