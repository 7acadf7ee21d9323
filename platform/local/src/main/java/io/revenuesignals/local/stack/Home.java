package io.revenuesignals.local.stack;

import io.revenuesignals.embedded.Folders;
import io.revenuesignals.local.terminal.CommandFailed;
import io.revenuesignals.local.terminal.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the stack keeps things.
 *
 * @param folder {@code .signals} of the project unless told otherwise
 */
public record Home(Path folder) {

    private static final long SPACE_NEEDED = 512L << 20;

    public static Home of(Workplace workplace) {
        return new Home(workplace.home());
    }

    /** The data of broker and database; deleting it forgets every fact and decision. */
    public Path data() {
        return folder.resolve("data");
    }

    public Path kafka() {
        return data().resolve("kafka");
    }

    public Path postgres() {
        return data().resolve("postgres");
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    /** The log of a service, the supervisor, {@code kafka} or {@code postgres}. */
    public Path log(String name) {
        return switch (name) {
            case "kafka" -> kafka().resolve("kafka.log");
            case "postgres" -> postgres().resolve("postgres.log");
            default -> logs().resolve(name + ".log");
        };
    }

    /** The services as they run: unpacked copies that a build does not change under a running stack. */
    public Path apps() {
        return folder.resolve("app");
    }

    /** The key tokens are signed with; readable by its owner only. */
    public Path key() {
        return folder.resolve("issuer.key");
    }

    Path passwords() {
        return folder.resolve("passwords.json");
    }

    Path state() {
        return folder.resolve("state.json");
    }

    Path lock() {
        return folder.resolve("lock");
    }

    /**
     * Makes the folders.
     *
     * @throws CommandFailed when they cannot be made or the disk is almost full
     */
    void prepare() {
        try {
            Files.createDirectories(logs());
            Files.createDirectories(data());
            Files.createDirectories(apps());
            long space = Files.getFileStore(folder).getUsableSpace();
            if (space < SPACE_NEEDED) {
                throw new CommandFailed("The disk of " + folder + " is full: " + (space >> 20) + " MB free, "
                        + (SPACE_NEEDED >> 20) + " MB needed");
            }
        } catch (IOException e) {
            throw new CommandFailed("The folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** Forgets all data of broker and database. */
    void forgetData() {
        delete(data());
    }

    /** Forgets everything, also the key and the unpacked services. */
    public void forgetEverything() {
        delete(folder);
    }

    private static void delete(Path path) {
        try {
            Folders.delete(path);
        } catch (IOException e) {
            throw new CommandFailed("The folder " + path + " cannot be deleted: " + e.getMessage(), e);
        }
    }
}
