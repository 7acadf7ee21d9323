package io.revenuesignals.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How much memory processes hold. */
public final class ProcessMemory {

    private static final long KILO = 1024;

    private ProcessMemory() {}

    /**
     * The resident memory of a process and its descendants in bytes, pages they share counted once; empty where the
     * system does not tell.
     */
    public static OptionalLong ofTree(long pid) {
        return ProcessHandle.of(pid)
                .map(process -> Stream.concat(Stream.of(process), process.descendants())
                        .map(ProcessHandle::pid)
                        .map(ProcessMemory::proportional)
                        .filter(OptionalLong::isPresent)
                        .mapToLong(OptionalLong::getAsLong)
                        .reduce(Long::sum))
                .orElse(OptionalLong.empty());
    }

    private static OptionalLong proportional(long pid) {
        OptionalLong shared = line(Path.of("/proc", Long.toString(pid), "smaps_rollup"), "Pss:");
        return shared.isPresent() ? shared : line(Path.of("/proc", Long.toString(pid), "status"), "VmRSS:");
    }

    private static OptionalLong line(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KILO)
                    .findFirst();
        } catch (IOException | UncheckedIOException notTold) {
            return OptionalLong.empty();
        }
    }
}
