package io.revenuesignals.contracts.documents;

import io.revenuesignals.contracts.EventCatalog;
import io.revenuesignals.contracts.EventType;
import io.revenuesignals.contracts.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Everything that is made from the records and the hand-written samples, as it should stand in the repository. */
final class ContractDocuments {

    static final Path SOURCES = Path.of("src/main/java");
    static final Path RESOURCES = Path.of("src/main/resources/io/revenuesignals/contracts");
    static final Path CLASSES = Path.of("target/classes/io/revenuesignals/contracts");
    static final Path PAGES = Path.of("../docs");
    static final String ENVELOPE = "envelope.v1.schema.json";
    static final Path SAMPLE_LIST = RESOURCES.resolve("samples.sha256");

    private static final JsonMapper PRETTY = JsonMapper.builder()
            .enable(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT)
            .build();

    private ContractDocuments() {}

    /** Path to content. */
    static Map<Path, String> all() {
        SourceReader source = SourceReader.of(SOURCES);
        SchemaWriter writer = new SchemaWriter(source);
        Map<EventType, ObjectNode> schemas = new LinkedHashMap<>();
        Map<EventType, String> files = new LinkedHashMap<>();
        Map<EventType, ContractSample> samples = new LinkedHashMap<>();
        for (EventType type : EventCatalog.types()) {
            String file = folder(type) + "/" + versioned(type) + ".schema.json";
            files.put(type, file);
            schemas.put(type, writer.schemaOf(type, file));
            samples.put(type, fullSample(type));
        }
        ObjectNode envelope = writer.envelope(ENVELOPE, EventCatalog.types());
        TypeWords topics = source.wordsOf(Topics.class);

        Map<Path, String> documents = new LinkedHashMap<>();
        files.forEach((type, file) -> documents.put(RESOURCES.resolve(file), json(schemas.get(type))));
        documents.put(RESOURCES.resolve(ENVELOPE), json(envelope));
        documents.put(PAGES.resolve("events.md"), new EventsPage(schemas, envelope, topics, samples, files).text());
        documents.put(PAGES.resolve("asyncapi.yaml"), new AsyncApiDocument(schemas, envelope, topics, samples).text());
        return documents;
    }

    private static String json(ObjectNode tree) {
        return PRETTY.writeValueAsString(tree).replace("\r\n", "\n") + "\n";
    }

    private static ContractSample fullSample(EventType type) {
        String file = folder(type) + "/samples/" + versioned(type) + ".json";
        return ContractSample.of(type, file, read(RESOURCES.resolve(file)));
    }

    private static String versioned(EventType type) {
        return type.name() + ".v" + type.version();
    }

    private static String folder(EventType type) {
        String name = type.data().getPackageName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The samples that lie in the repository, in the format of {@code sha256sum}. */
    static List<String> samplesByHash() {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.getParent().endsWith("samples"))
                    .filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> sha256(file) + "  "
                            + RESOURCES.relativize(file).toString().replace('\\', '/'))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The samples that were released, in the order in which they were. */
    static List<String> releasedSamples() {
        return Files.exists(SAMPLE_LIST) ? read(SAMPLE_LIST).lines().toList() : List.of();
    }

    /** Adds samples that are not released yet; released ones stay as they are. */
    static void releaseNewSamples() {
        List<String> released = releasedSamples();
        List<String> names = released.stream().map(ContractDocuments::fileOf).toList();
        List<String> added = samplesByHash().stream()
                .filter(line -> !names.contains(fileOf(line)))
                .toList();
        write(
                SAMPLE_LIST,
                Stream.concat(released.stream(), added.stream()).collect(Collectors.joining("\n", "", "\n")));
    }

    private static String fileOf(String line) {
        return line.substring(line.indexOf(' ')).strip();
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static @Nullable String readIfThere(Path file) {
        return Files.exists(file) ? read(file) : null;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file, and for a resource its copy on the class path too, so that the tests of this run see it. */
    static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            if (file.startsWith(RESOURCES)) {
                Path copy = CLASSES.resolve(RESOURCES.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
