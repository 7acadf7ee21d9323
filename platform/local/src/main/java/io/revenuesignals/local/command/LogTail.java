package io.revenuesignals.local.command;

import io.revenuesignals.local.terminal.CommandFailed;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The end of one log, and what is added to it. */
final class LogTail {

    /** Enough for the lines anybody asks for; a log may be large. */
    private static final int WINDOW = 1 << 20;

    private final String label;
    private final Path log;
    private final PrintStream out;
    private long position;
    private String unfinished = "";

    LogTail(String label, Path log, PrintStream out) {
        this.label = label;
        this.log = log;
        this.out = out;
    }

    void printLast(int count) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(0, file.length() - WINDOW);
            List<String> lines = read(file, start).lines().toList();
            lines.subList(Math.max(0, lines.size() - count), lines.size()).forEach(this::print);
        } catch (IOException e) {
            throw new CommandFailed("The log " + log + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Prints the lines finished since the last time; a log that became shorter is read from its start. */
    void printNew() {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = file.length() < position ? 0 : Math.max(position, file.length() - WINDOW);
            String text = unfinished + read(file, start);
            int end = text.lastIndexOf('\n') + 1;
            unfinished = text.substring(end);
            text.substring(0, end).lines().forEach(this::print);
        } catch (FileNotFoundException forgotten) {
            position = 0;
        } catch (IOException e) {
            throw new CommandFailed("The log " + log + " cannot be read: " + e.getMessage(), e);
        }
    }

    private String read(RandomAccessFile file, long start) throws IOException {
        byte[] bytes = new byte[(int) (file.length() - start)];
        file.seek(start);
        file.readFully(bytes);
        position = start + bytes.length;
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void print(String line) {
        out.println(label.isEmpty() ? line : String.format("%-17s| %s", label, line));
    }
}
