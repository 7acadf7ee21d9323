package io.revenuesignals.local.stack;

import io.revenuesignals.embedded.Folders;
import io.revenuesignals.local.terminal.CommandFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A service ready to run: its jar unpacked, which starts in half the time and is not changed by the next build.
 *
 * @param folder named after the service and what is in its jar
 * @param jar the jar to run
 */
public record ServiceApp(Service service, Path folder, Path jar) {

    private static final int NAME_BYTES = 8;

    /**
     * Unpacks what the build made, unless that was done before.
     *
     * @throws CommandFailed when there is nothing built, or it cannot be unpacked
     */
    public static ServiceApp prepare(Service service, Path root, Home home) {
        Path built = builtJar(service, root);
        try {
            Path folder = home.apps().resolve(service.module() + "-" + contentHash(built));
            if (!Files.isDirectory(folder)) {
                unpack(built, folder);
                forgetOthers(service, home, folder);
            }
            return new ServiceApp(service, folder, folder.resolve(built.getFileName()));
        } catch (IOException e) {
            throw new CommandFailed(service.module() + " cannot be unpacked: " + e.getMessage(), e);
        }
    }

    /** @throws CommandFailed when the service is not built */
    static void requireBuilt(Service service, Path root) {
        Path _ = builtJar(service, root);
    }

    private static Path builtJar(Service service, Path root) {
        Path target = root.resolve(service.module()).resolve("target");
        if (Files.isDirectory(target)) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, service.module() + "-*-app.jar")) {
                for (Path jar : jars) {
                    return jar;
                }
            } catch (IOException e) {
                throw new CommandFailed("The folder " + target + " cannot be read: " + e.getMessage(), e);
            }
        }
        throw new CommandFailed(service.module() + " is not built: ./mvnw -DskipTests package builds everything");
    }

    /** Of names and checksums only: a build that changed nothing gives the same. */
    private static String contentHash(Path jar) throws IOException {
        MessageDigest digest = sha256();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                digest.update((entry.getName() + ":" + entry.getCrc() + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, NAME_BYTES);
    }

    private static void unpack(Path jar, Path folder) throws IOException {
        Path fresh = folder.resolveSibling(folder.getFileName() + ".new");
        Folders.delete(fresh);
        List<String> words = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                fresh.toString());
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (exitCode(process) != 0) {
            throw new IOException(said.strip().replace('\n', ' '));
        }
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static int exitCode(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("Interrupted while a service was unpacked", e);
        }
    }

    private static void forgetOthers(Service service, Home home, Path kept) throws IOException {
        List<Path> old = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(home.apps(), service.module() + "-*")) {
            for (Path folder : folders) {
                if (!folder.equals(kept)) {
                    old.add(folder);
                }
            }
        }
        for (Path folder : old) {
            Folders.delete(folder);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
