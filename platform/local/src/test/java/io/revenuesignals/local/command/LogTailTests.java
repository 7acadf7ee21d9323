package io.revenuesignals.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTests {

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Path log;
    private LogTail tail;

    @BeforeEach
    void write() throws Exception {
        log = Files.writeString(directory.resolve("goal.log"), "one\ntwo\n");
        tail = new LogTail("", log, new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @Test
    void printsOnlyWhatIsNew() throws Exception {
        tail.printLast(1);
        Files.writeString(log, "three\nfo", StandardOpenOption.APPEND);
        tail.printNew();
        assertThat(printed()).isEqualTo("two\nthree\n");
        Files.writeString(log, "ur\n", StandardOpenOption.APPEND);
        tail.printNew();
        tail.printNew();
        assertThat(printed()).isEqualTo("two\nthree\nfour\n");
    }

    @Test
    void startsAgainWithANewLog() throws Exception {
        tail.printLast(0);
        Files.writeString(log, "new\n");
        tail.printNew();
        assertThat(printed()).isEqualTo("new\n");
    }

    @Test
    void outlivesTheLog() throws Exception {
        tail.printLast(0);
        Files.delete(log);
        tail.printNew();
        Files.writeString(log, "back\n");
        tail.printNew();
        assertThat(printed()).isEqualTo("back\n");
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
