package io.revenuesignals.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.embedded.KeptProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheTests {

    private static final String GROUP = "/proc/self/autogroup";

    @Test
    void isMadeBehindAllOtherProcesses(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("log");
        List<String> words = new ArrayList<>(StartCache.BEHIND_ALL_OTHERS);
        words.addAll(List.of("sh", "-c", "nice; cat " + GROUP + " 2>/dev/null || true"));
        KeptProcess.start(new KeptProcess.Command(words, Map.of(), folder, log, KeptProcess.StopSignal.TERM))
                .onExit()
                .join();

        List<String> said = Files.readAllLines(log);
        assertThat(said.getFirst()).isEqualTo("19");
        boolean sessionsAreWeighed = Files.exists(Path.of(GROUP));
        assertThat(said.getLast()).endsWith(sessionsAreWeighed ? "nice 19" : "19");
    }
}
