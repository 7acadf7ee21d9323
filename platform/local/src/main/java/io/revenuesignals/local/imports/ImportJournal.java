package io.revenuesignals.local.imports;

import io.revenuesignals.local.terminal.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Remembers how far an import is, so that it can go on after an interruption: the number of the last line up to which
 * every fact is settled. Batches settle in any order; the mark only moves over gapless ones. Safe for several threads.
 */
final class ImportJournal {

    /**
     * How far an import is.
     *
     * @param line every fact of the lines up to this one is settled
     * @param source of a fact the door then had
     * @param id of that fact
     * @param accepted facts accepted so far
     * @param rejected facts rejected so far
     */
    record Mark(long line, String source, String id, long accepted, long rejected) {}

    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final TreeMap<Long, Settled> settled = new TreeMap<>();
    private long next;
    private @Nullable Mark mark;

    /**
     * A batch that is settled.
     *
     * @param lines up to which everything was handed over with it or before
     * @param source of a fact it had accepted; null when it had none
     */
    record Settled(
            long lines, @Nullable String source, @Nullable String id, long accepted, long rejected) {}

    /** @param from where an earlier import stopped; null at the beginning */
    ImportJournal(Path file, @Nullable Mark from) {
        this.file = file;
        this.mark = from;
    }

    /** What an interrupted import left. */
    static Optional<Mark> left(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(Files.readString(file), Mark.class))
                    : Optional.empty();
        } catch (IOException | JacksonException notOurs) {
            return Optional.empty();
        }
    }

    /** Batch {@code number}, counted from 0, is settled. */
    synchronized void settled(long number, Settled batch) {
        settled.put(number, batch);
        boolean moved = false;
        for (Settled done = settled.remove(next); done != null; done = settled.remove(next)) {
            mark = moved(mark, done);
            next++;
            moved = true;
        }
        if (moved && mark != null) {
            write(mark);
        }
    }

    /** The whole file is done: nothing to go on with. */
    synchronized void finished() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static @Nullable Mark moved(@Nullable Mark before, Settled batch) {
        String source = batch.source() != null ? batch.source() : before == null ? null : before.source();
        String id = batch.id() != null ? batch.id() : before == null ? null : before.id();
        if (source == null || id == null) {
            return null;
        }
        return new Mark(
                batch.lines(),
                source,
                id,
                batch.accepted() + (before == null ? 0 : before.accepted()),
                batch.rejected() + (before == null ? 0 : before.rejected()));
    }

    private void write(Mark reached) {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, JSON.writeValueAsString(reached));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private CommandFailed unwritable(IOException e) {
        return new CommandFailed("The progress of the import cannot be written to " + file + ": " + e.getMessage(), e);
    }
}
