package io.revenuesignals.benchmarks;

import io.revenuesignals.embedded.Folders;
import io.revenuesignals.local.terminal.CommandFailed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A disk of its own under a folder that can be made full at once and given room again. It lies in memory (tmpfs), so making it
 * full takes no writing: it is told to be as large as what is on it.
 *
 * <p>A small shell mounts it and holds it. It unmounts when its input ends: by {@link #close}, or because this JVM is gone,
 * however it went.
 */
final class FaultDisk implements AutoCloseable {

    private static final String HOLDER = """
            trap '' HUP INT TERM
            mount -t tmpfs -o "size=$2" signals-faults "$1" || exit 1
            echo mounted
            read -r line
            umount -l "$1"
            """;

    /** What may be written between the look at what is used and the new size; the servers fill it soon. */
    private static final long LEAST_ROOM = 256L << 10;

    private static final long MOST_ROOM = 64L << 20;

    private final Path folder;
    private final long size;
    private final Process holder;

    private FaultDisk(Path folder, long size, Process holder) {
        this.folder = folder;
        this.size = size;
        this.holder = holder;
    }

    /**
     * Puts the folder, which must be empty, on a disk of its own.
     *
     * @param size in bytes; takes only as much memory as is written
     * @throws CommandFailed when that is not allowed here
     */
    static FaultDisk mount(Path folder, long size) {
        try {
            Process holder = new ProcessBuilder(
                            List.of("sh", "-c", HOLDER, "signals-faults", folder.toString(), Long.toString(size)))
                    .redirectErrorStream(true)
                    .start();
            BufferedReader said = holder.inputReader(StandardCharsets.UTF_8);
            String first = said.readLine();
            if (!"mounted".equals(first)) {
                throw new CommandFailed(
                        first + said.lines().map(line -> "; " + line.strip()).collect(Collectors.joining()));
            }
            return new FaultDisk(folder, size, holder);
        } catch (IOException e) {
            throw new CommandFailed("no shell: " + e.getMessage(), e);
        }
    }

    /**
     * Why disks cannot be mounted here; absent when they can. Found out by trying.
     *
     * @param memory bytes that will be written to them
     */
    static Optional<String> obstacle(long memory) {
        Optional<String> refusal = refusal();
        return refusal.isPresent() ? refusal : shortage(memory);
    }

    private static Optional<String> refusal() {
        try {
            Path folder = Files.createTempDirectory("signals-disk");
            try (FaultDisk tried = mount(folder, LEAST_ROOM)) {
                return tried.used() <= LEAST_ROOM ? Optional.empty() : Optional.of("the disks mounted are not seen");
            } catch (CommandFailed refused) {
                return Optional.of("no disk can be mounted here (" + refused.getMessage()
                        + "); where users may make namespaces, unshare -rm before the command allows it");
            } finally {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> shortage(long memory) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
            long available = lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
            return available >= memory
                    ? Optional.empty()
                    : Optional.of("the disks lie in memory and may need " + (memory >> 20) + " MiB, of which "
                            + (available >> 20) + " are free");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves no room but a little that is soon written full. */
    void fill() {
        for (long room = LEAST_ROOM; !resized(used() + room); room *= 2) {
            if (room >= MOST_ROOM) {
                throw new CommandFailed("the disk of " + folder + " cannot be made full");
            }
        }
    }

    /** Gives it the room back that it had. */
    void free() {
        if (!resized(size)) {
            throw new CommandFailed("the disk of " + folder + " cannot be given room");
        }
    }

    /** Bytes on it. */
    long used() {
        try {
            FileStore store = Files.getFileStore(folder);
            return store.getTotalSpace() - store.getUnallocatedSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean resized(long bytes) {
        return ended(command("mount", "-o", "remount,size=" + bytes, folder.toString())) == 0;
    }

    private static Process command(String... words) {
        try {
            return new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int ended(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted", e);
        }
    }

    /** Takes the disk and what is on it away; those who still have files open there keep them until they end. */
    @Override
    public void close() {
        try {
            holder.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (ended(holder) != 0) {
            throw new CommandFailed("the disk of " + folder + " cannot be unmounted");
        }
    }
}
