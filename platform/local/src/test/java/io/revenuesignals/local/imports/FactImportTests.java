package io.revenuesignals.local.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revenuesignals.local.sending.Door;
import io.revenuesignals.local.sending.FactSender;
import io.revenuesignals.local.terminal.CommandFailed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactImportTests {

    private static final String MAPPING = """
            source: /shop
            facts:
              - type: store-described
                once: "{store}"
                id: "store-{store}"
                time: "2026-01-01T00:00:00Z"
                data: { store: "{store}" }
              - type: sale-recorded
                when: "{units >= 0}"
                id: "{if(store = 'S9', 'bad-', '')}sale-{day}-{store}"
                time: "{at(day, '20:00')}"
                data: { product: P1, place: { store: "{store}" }, units: "{units}" }
            """;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private Path journal;

    @BeforeEach
    void place() {
        journal = folder.resolve("journal.json");
    }

    @Test
    void sendsEveryFactOfEveryRow() throws IOException {
        try (Door door = new Door()) {
            long settled = send(door, rows(100), 0);
            assertThat(settled).isEqualTo(104);
            assertThat(door.taken()).hasSize(104).contains("/shop store-S1", "/shop sale-2026-01-01-S1");
            assertThat(ImportJournal.left(journal))
                    .map(ImportJournal.Mark::line)
                    .contains(101L);
        }
    }

    @Test
    void readsGzipAndCallsColumnsByTheirNames() throws IOException {
        Path file = folder.resolve("file.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("\ufeffday,store,units\n\"2026-01-01\",\"a \"\"quoted\"\", one\",3\n"
                    .getBytes(StandardCharsets.UTF_8));
        }
        CsvFile csv = CsvFile.open(file);
        assertThat(csv.header()).containsExactly("day", "store", "units");
        csv.read(10, row -> assertThat(row).isEqualTo(new Row(2, List.of("2026-01-01", "a \"quoted\", one", "3"))));
    }

    @Test
    void refusesFilesThatAreNone() {
        assertThatThrownBy(() -> CsvFile.open(folder.resolve("nothing.csv"))).isInstanceOf(CommandFailed.class);
        assertThatThrownBy(() -> CsvFile.open(Files.writeString(folder.resolve("empty.csv"), "")))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> CsvFile.open(Files.write(folder.resolve("cut.gz"), new byte[] {0x1f, (byte) 0x8b, 8})))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void goesOnWhereItStoppedAndMissesNothing() throws IOException {
        Path csv = rows(100);
        Set<String> everything = new TreeSet<>();
        try (Door door = new Door()) {
            send(door, csv, 0);
            everything.addAll(door.taken());
        }
        Files.delete(journal);
        try (Door door = new Door(Door.Mood.WELL, Door.Mood.WELL, Door.Mood.WELL, Door.Mood.HOSTILE)) {
            assertThatThrownBy(() -> send(door, csv, 0)).isInstanceOf(CommandFailed.class);
            long line = ImportJournal.left(journal).orElseThrow().line();
            assertThat(line).isBetween(20L, 32L);
            long before = door.batchSizes().stream().mapToInt(Integer::intValue).sum();
            send(door, csv, line);
            assertThat(new TreeSet<>(door.taken())).isEqualTo(everything);
            long again = door.batchSizes().stream().mapToInt(Integer::intValue).sum() - before;
            assertThat(again).isLessThan(everything.size());
        }
    }

    @Test
    void movesItsMarkOnlyOverGaplessBatches() {
        ImportJournal marks = new ImportJournal(journal, null);
        marks.settled(1, new ImportJournal.Settled(20, "/shop", "b", 9, 1));
        assertThat(ImportJournal.left(journal)).isEmpty();
        marks.settled(0, new ImportJournal.Settled(10, "/shop", "a", 10, 0));
        assertThat(ImportJournal.left(journal)).contains(new ImportJournal.Mark(20, "/shop", "b", 19, 1));
        marks.settled(2, new ImportJournal.Settled(30, null, null, 0, 10));
        assertThat(ImportJournal.left(journal)).contains(new ImportJournal.Mark(30, "/shop", "b", 19, 11));
        marks.finished();
        assertThat(ImportJournal.left(journal)).isEmpty();
    }

    @Test
    void writesDownWhatWasNotTakenAndWhy() throws IOException {
        Path csv = Files.writeString(
                folder.resolve("file.csv"), "day,store,units\n2026-01-01,S9,1\n2026-01-02,S1,many\n2026-01-03,S1,2\n");
        Path rejections = folder.resolve("rejections.ndjson");
        try (Door door = new Door()) {
            send(door, csv, 0);
            assertThat(door.taken())
                    .containsExactlyInAnyOrder("/shop store-S9", "/shop store-S1", "/shop sale-2026-01-03-S1");
        }
        assertThat(Files.readString(rejections))
                .contains("\"origin\":\"line 3\",\"type\":\"sale-recorded\",\"code\":\"UNREADABLE_ROW\"")
                .contains("\\\"many\\\" is not a number")
                .contains("\"origin\":\"line 2\"")
                .contains("\"pointer\":\"/data/units\"");
        assertThat(Files.readAllLines(rejections)).hasSize(2);
    }

    private long send(Door door, Path csv, long line) throws IOException {
        AtomicLong settled = new AtomicLong();
        CsvFile file = CsvFile.open(csv);
        FactImport facts = new FactImport(file, Mapping.read(MAPPING, file.header(), null), Long.MAX_VALUE);
        ImportJournal marks = new ImportJournal(
                journal, line == 0 ? null : ImportJournal.left(journal).orElseThrow());
        try (FactSender sender = new FactSender(door.client(), 1, PATIENCE);
                RejectionsFile rejections = new RejectionsFile(folder.resolve("rejections.ndjson"), false)) {
            facts.send(line, 10, sender, marks, rejections, settled::addAndGet);
            sender.finish();
        }
        return settled.get();
    }

    private Path rows(int count) throws IOException {
        String rows = IntStream.range(0, count)
                .mapToObj(i -> "2026-01-%02d,S%d,%d".formatted(1 + i / 4, 1 + i % 4, i))
                .collect(Collectors.joining("\n"));
        return Files.writeString(folder.resolve("file.csv"), "day,store,units\n" + rows + "\n");
    }
}
