package io.revenuesignals.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * Where PostgreSQL's programs are and how old they are.
 *
 * @param folder the folder that holds {@code postgres} and {@code initdb}
 * @param major the major version, such as 18
 */
record PostgresBinaries(Path folder, int major) {

    /** What the SQL of the services needs. */
    private static final int OLDEST = 15;

    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    private static final List<String> INSTALLED =
            List.of("/usr/lib/postgresql", "/usr/local/pgsql", "/opt/homebrew/opt", "/usr/local/opt", "/usr");

    /**
     * The programs from the build's dependencies, unpacked once per machine; when there are none for this machine, or
     * the account cannot run them, the newest installed ones.
     *
     * @throws ServerDidNotStart when there are neither
     */
    static PostgresBinaries find(PostgresAccount account) {
        return bundled(account)
                .or(() -> installed(account))
                .orElseThrow(() -> new ServerDidNotStart("No PostgreSQL for " + platform()
                        + " in the build and none of version " + OLDEST + " or later installed"));
    }

    String program(String name) {
        return folder.resolve(name).toString();
    }

    private static Optional<PostgresBinaries> bundled(PostgresAccount account) {
        URL archive = PostgresBinaries.class.getResource("/postgres-" + platform() + ".txz");
        return archive == null
                ? Optional.empty()
                : inFolder(unpacked(archive, cache(account)).resolve("bin"), account);
    }

    static Optional<PostgresBinaries> installed(PostgresAccount account) {
        return INSTALLED.stream()
                .map(Path::of)
                .filter(Files::isDirectory)
                .flatMap(PostgresBinaries::programFolders)
                .flatMap(folder -> inFolder(folder, account).stream())
                .filter(found -> found.major() >= OLDEST)
                .max(Comparator.comparingInt(PostgresBinaries::major));
    }

    private static Stream<Path> programFolders(Path parent) {
        try (Stream<Path> children = Files.list(parent)) {
            return Stream.concat(Stream.of(parent), children.toList().stream())
                    .map(folder -> folder.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")));
        } catch (IOException unreadable) {
            return Stream.empty();
        }
    }

    private static Optional<PostgresBinaries> inFolder(Path bin, PostgresAccount account) {
        try {
            Process asked = new ProcessBuilder(
                            account.words(bin.resolve("postgres").toString(), "--version"))
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher version = VERSION.matcher(answer);
            return asked.waitFor() == 0 && version.find()
                    ? Optional.of(new PostgresBinaries(bin, Integer.parseInt(version.group(1))))
                    : Optional.empty();
        } catch (IOException doesNotRun) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        String musl = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "";
        return system + "-" + machine + musl;
    }

    /** The folder is named after the jar, so another version is another folder, and appears in one step. */
    private static Path unpacked(URL archive, Path cache) {
        try {
            Path target = cache.resolve(nameOf(archive));
            if (!Files.isDirectory(target)) {
                Files.createDirectories(cache);
                requireOurs(cache);
                Path fresh = Files.createTempDirectory(cache, "unpacking-");
                unpack(archive, fresh);
                publish(fresh, target);
            }
            return target;
        } catch (IOException e) {
            throw new ServerDidNotStart("PostgreSQL cannot be unpacked: " + e.getMessage(), e);
        }
    }

    private static void publish(Path fresh, Path target) throws IOException {
        Files.setPosixFilePermissions(fresh, permissions(0755));
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (IOException another) {
            if (!Files.isDirectory(target)) {
                throw another;
            }
            Folders.delete(fresh);
        }
    }

    private static String nameOf(URL archive) throws IOException {
        if (archive.openConnection() instanceof JarURLConnection jar) {
            String file = jar.getJarFileURL().getPath();
            return file.substring(file.lastIndexOf('/') + 1, file.length() - ".jar".length());
        }
        return "postgres-" + platform();
    }

    /** Another account cannot look into our home folder. */
    private static Path cache(PostgresAccount account) {
        return account.owner() == null ? ownCache() : Path.of("/var/tmp/revenue-signals");
    }

    /** Programs are not run from a folder somebody else prepared. */
    private static void requireOurs(Path cache) throws IOException {
        Object owner = Files.getAttribute(cache, "unix:uid");
        if (!owner.equals((int) new UnixSystem().getUid())) {
            throw new IOException(cache + " belongs to somebody else");
        }
    }

    private static Path ownCache() {
        String chosen = System.getenv("XDG_CACHE_HOME");
        Path base = chosen == null || chosen.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(chosen);
        return base.resolve("revenue-signals");
    }

    private static void unpack(URL archive, Path target) throws IOException {
        try (InputStream raw = new BufferedInputStream(archive.openStream(), 1 << 16);
                TarArchiveInputStream entries = new TarArchiveInputStream(new XZCompressorInputStream(raw))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entry, entries, target);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("an entry of the archive points outside: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(file, target.resolve(entry.getLinkName()).normalize());
        } else {
            Files.copy(content, file);
            Files.setPosixFilePermissions(file, permissions(entry.getMode()));
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if ((mode & 0100) != 0) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        return permissions;
    }
}
