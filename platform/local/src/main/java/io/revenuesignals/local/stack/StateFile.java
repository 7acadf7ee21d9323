package io.revenuesignals.local.stack;

import io.revenuesignals.local.terminal.CommandFailed;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The written state of the stack and the lock its supervisor holds while it lives. The lock, not the file, says whether
 * a stack runs: the system gives it back however the supervisor ends.
 */
final class StateFile {

    private static final JsonMapper JSON = new JsonMapper();

    private final Home home;

    StateFile(Home home) {
        this.home = home;
    }

    /** The lock, for as long as it is not closed; absent when a supervisor holds it. */
    Optional<FileLock> tryLock() {
        try {
            FileChannel channel = FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Optional<FileLock> lock = tryLock(channel);
            if (lock.isEmpty()) {
                channel.close();
            }
            return lock;
        } catch (IOException e) {
            throw new CommandFailed("The lock " + home.lock() + " cannot be used: " + e.getMessage(), e);
        }
    }

    boolean isHeld() {
        if (!Files.exists(home.lock())) {
            return false;
        }
        Optional<FileLock> free = tryLock();
        free.ifPresent(StateFile::release);
        return free.isEmpty();
    }

    /** Gives the lock back. */
    static void release(FileLock lock) {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new CommandFailed("The lock could not be given back: " + e.getMessage(), e);
        }
    }

    void write(StackState state) {
        Path fresh = home.folder().resolve("state.json.new");
        try {
            Files.write(fresh, JSON.writeValueAsBytes(state));
            Files.move(fresh, home.state(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CommandFailed("The state cannot be written to " + home.state() + ": " + e.getMessage(), e);
        }
    }

    /** What was written last, also by a supervisor that is gone. */
    Optional<StackState> read() {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(home.state()), StackState.class));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException | JacksonException e) {
            throw new CommandFailed("The state " + home.state() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException oursAlready) {
            return Optional.empty();
        }
    }
}
