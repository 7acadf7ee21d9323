package io.revenuesignals.local.stack;

import io.revenuesignals.local.terminal.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The password of each service's database role, made once and kept in a file only its owner may read. */
final class DatabasePasswords {

    private static final int BYTES = 24;

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, String> passwords;

    private DatabasePasswords(Map<String, String> passwords) {
        this.passwords = passwords;
    }

    /** Reads them, making the file when there is none. */
    static DatabasePasswords in(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return new DatabasePasswords(JSON.readValue(Files.readAllBytes(file), new TypeReference<>() {}));
        } catch (IOException | JacksonException e) {
            throw new CommandFailed("The passwords in " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    String of(Service service) {
        return Objects.requireNonNull(passwords.get(service.key()), service.key());
    }

    private static void create(Path file) throws IOException {
        Map<String, String> made = new TreeMap<>();
        for (Service service : Service.values()) {
            made.put(service.key(), random());
        }
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, JSON.writeValueAsBytes(made));
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
