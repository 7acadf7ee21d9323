package io.revenuesignals.local.imports;

import io.revenuesignals.local.sending.Verdict;
import io.revenuesignals.local.terminal.CommandFailed;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says of each fact that was not taken where it comes from and why, one JSON object on a line. The file appears with its
 * first line. Safe for several threads.
 */
final class RejectionsFile implements AutoCloseable {

    /** The code of rows that do not even become a fact. */
    static final String UNREADABLE_ROW = "UNREADABLE_ROW";

    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final boolean continued;
    private @Nullable BufferedWriter writer;
    private long count;

    /** @param continued whether lines of an earlier run stay */
    RejectionsFile(Path file, boolean continued) {
        this.file = file;
        this.continued = continued;
        try {
            if (!continued) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    Path path() {
        return file;
    }

    synchronized long count() {
        return count;
    }

    void add(Verdict.Rejected rejected) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("origin", rejected.fact().origin());
        line.put("source", rejected.fact().source());
        line.put("id", rejected.fact().id());
        line.put("code", rejected.code());
        putIfThere(line, "pointer", rejected.pointer());
        putIfThere(line, "detail", rejected.detail());
        line.put("fact", rejected.fact().toString());
        write(line);
    }

    /** A row that could not become a fact of this type. */
    void add(Row row, String type, RowProblem problem) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("origin", "line " + row.number());
        line.put("type", type);
        line.put("code", UNREADABLE_ROW);
        putIfThere(line, "detail", problem.getMessage());
        write(line);
    }

    @Override
    public synchronized void close() {
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static void putIfThere(Map<String, Object> line, String name, @Nullable String value) {
        if (value != null) {
            line.put(name, value);
        }
    }

    private synchronized void write(Map<String, Object> line) {
        try {
            BufferedWriter open = writer;
            if (open == null) {
                open = Files.newBufferedWriter(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        continued ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
                writer = open;
            }
            open.write(JSON.writeValueAsString(line));
            open.newLine();
            count++;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private CommandFailed unwritable(IOException e) {
        return new CommandFailed("The rejections cannot be written to " + file + ": " + e.getMessage(), e);
    }
}
