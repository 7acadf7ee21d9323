package io.revenuesignals.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The released documents that travel inside this module: a JSON Schema for the data of every event type, and golden samples
 * of every version that was ever released. Whoever reads events can test against the samples that they are still understood.
 */
public final class ContractFiles {

    /** Lists all samples with their SHA-256, in the format of {@code sha256sum}; a line in it never changes. */
    private static final String SAMPLE_LIST = "samples.sha256";

    private static final String ENVELOPE_SCHEMA = "envelope.v1.schema.json";

    /**
     * A golden sample: one complete event.
     *
     * @param file its name below this package, such as {@code observation/samples/price-observed.v1.json}
     * @param json a CloudEvent in structured form
     */
    public record Sample(String file, String json) {}

    private ContractFiles() {}

    /** JSON Schema (2020-12) of the data of this type. */
    public static String schemaOf(EventType type) {
        return read(family(type) + "/" + versioned(type) + ".schema.json");
    }

    /** JSON Schema (2020-12) of the CloudEvents attributes around the data, in structured form. */
    public static String envelopeSchema() {
        return read(ENVELOPE_SCHEMA);
    }

    /** The golden samples of this type, oldest first: each with all its fields and with no more than it must have. */
    public static List<Sample> samplesOf(EventType type) {
        String prefix = family(type) + "/samples/" + versioned(type) + ".";
        return read(SAMPLE_LIST)
                .lines()
                .map(line -> line.substring(line.indexOf(' ')).trim())
                .filter(file -> file.startsWith(prefix))
                .map(file -> new Sample(file, read(file)))
                .toList();
    }

    private static String versioned(EventType type) {
        return type.name() + ".v" + type.version();
    }

    private static String family(EventType type) {
        String packageName = type.data().getPackageName();
        return packageName.substring(packageName.lastIndexOf('.') + 1);
    }

    private static String read(String file) {
        try (InputStream content = ContractFiles.class.getResourceAsStream(file)) {
            if (content == null) {
                throw new IllegalStateException(file + " is missing in the contracts module");
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
