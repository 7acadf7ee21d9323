package io.revenuesignals.embedded;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/**
 * The jars of the broker's own JVM. The build writes their names; they are found beside the Kafka client this JVM runs
 * with, in a Maven repository or flat in one folder, so the broker's jars never meet an application's class path.
 */
final class BrokerClassPath {

    private static final String LIST = "broker.classpath";

    private static final String REPOSITORY = "@repository@/";

    private BrokerClassPath() {}

    /** @throws ServerDidNotStart naming the first jar that is not there */
    static String value() {
        Path client = locationOf(Admin.class);
        return Stream.concat(Stream.of(locationOf(BrokerClassPath.class)), jars(client))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Stream<Path> jars(Path client) {
        List<String> entries = entries();
        String clientEntry = entries.stream()
                .filter(entry -> entry.endsWith("/" + client.getFileName()))
                .findFirst()
                .orElseThrow(() -> new ServerDidNotStart("The Kafka client in use is " + client.getFileName()
                        + ", not the one the broker was built with"));
        return entries.stream().map(entry -> found(entry, client, clientEntry));
    }

    private static Path found(String entry, Path client, String clientEntry) {
        Path folder = Objects.requireNonNull(client.getParent());
        Path flat = folder.resolve(entry.substring(entry.lastIndexOf('/') + 1));
        if (Files.exists(flat)) {
            return flat;
        }
        Path repository = client;
        for (int level = 0; level < clientEntry.split("/").length; level++) {
            repository = Objects.requireNonNull(repository.getParent());
        }
        Path jar = repository.resolve(entry);
        if (!Files.exists(jar)) {
            throw new ServerDidNotStart("The broker's jar " + entry + " is not in " + repository + "; build again");
        }
        return jar;
    }

    private static List<String> entries() {
        try (InputStream list = BrokerClassPath.class.getResourceAsStream(LIST)) {
            if (list == null) {
                throw new ServerDidNotStart("The list of the broker's jars is missing; build the module with Maven");
            }
            String written = new String(list.readAllBytes(), StandardCharsets.UTF_8).strip();
            return Arrays.stream(written.split(":"))
                    .map(entry -> entry.substring(REPOSITORY.length()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path locationOf(Class<?> type) {
        try {
            return Path.of(Objects.requireNonNull(type.getProtectionDomain().getCodeSource())
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
