package io.revenuesignals.local.imports;

import io.revenuesignals.local.terminal.CommandFailed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * How rows of one kind of file become facts.
 *
 * @param name what people call it
 * @param facts what each row may become, in the order it is sent
 * @param costs absent when the file does not tell any
 */
record Mapping(String name, List<FactShape> facts, @Nullable CostShape costs) {

    /** The mappings that come with the command. */
    static final List<String> SHIPPED = List.of("dominicks-oj", "pasta-it-daily", "coffee-pl-monthly");

    private static final List<String> FIELDS =
            List.of("name", "description", "source", "timeZone", "tables", "define", "facts", "costs");

    private static final YAMLMapper YAML = new YAMLMapper();

    Mapping {
        facts = List.copyOf(facts);
    }

    /**
     * The text of a mapping.
     *
     * @param nameOrFile the name of a shipped one, its words parted by {@code -} or {@code _}, or a file
     * @throws CommandFailed when there is none
     */
    static String text(String nameOrFile) {
        String name = nameOrFile.replace('_', '-');
        try {
            if (SHIPPED.contains(name)) {
                return shipped(name);
            }
            Path file = Path.of(nameOrFile);
            if (Files.isRegularFile(file)) {
                return Files.readString(file);
            }
        } catch (IOException e) {
            throw new CommandFailed("The mapping " + nameOrFile + " cannot be read: " + e.getMessage(), e);
        }
        throw new CommandFailed("There is no mapping \"" + nameOrFile + "\": it is a file or one of " + SHIPPED);
    }

    /**
     * Reads a mapping for a file with these columns.
     *
     * @param source where the facts come from, over what the mapping says; null: as it says
     * @throws MappingProblem naming the place that cannot be understood
     */
    static Mapping read(String text, List<String> columns, @Nullable String source) {
        JsonNode mapped = parsed(text);
        Fields.require(mapped, FIELDS, "mapping");
        String name = mapped.path("name").asString("mapping");
        Names names = new Names(columns, tables(mapped.path("tables")), zone(mapped));
        define(mapped.path("define"), names);
        Expression from = source == null
                ? DataShape.template(mapped.path("source"), names, "source")
                : Expression.constant(source);
        List<FactShape> facts = new ArrayList<>();
        for (JsonNode fact : mapped.path("facts")) {
            facts.add(FactShape.of(fact, from, names, "facts[" + facts.size() + "]"));
        }
        if (facts.isEmpty()) {
            throw new MappingProblem("facts", "there are none");
        }
        return new Mapping(name, facts, mapped.has("costs") ? CostShape.of(mapped.path("costs"), names) : null);
    }

    private static JsonNode parsed(String text) {
        try {
            return YAML.readTree(text);
        } catch (JacksonException e) {
            throw new MappingProblem("mapping", "is not YAML: " + e.getOriginalMessage());
        }
    }

    private static void define(JsonNode mapped, Names names) {
        mapped.properties().forEach(entry -> {
            String where = "define." + entry.getKey();
            Expression value = DataShape.template(entry.getValue(), names, where);
            try {
                names.define(entry.getKey(), value);
            } catch (IllegalArgumentException e) {
                throw new MappingProblem(where, String.valueOf(e.getMessage()));
            }
        });
    }

    private static Map<String, Map<String, String>> tables(JsonNode mapped) {
        Map<String, Map<String, String>> tables = new LinkedHashMap<>();
        mapped.properties().forEach(table -> {
            Map<String, String> entries = new LinkedHashMap<>();
            table.getValue()
                    .properties()
                    .forEach(entry ->
                            entries.put(entry.getKey(), entry.getValue().asString()));
            tables.put(table.getKey(), entries);
        });
        return tables;
    }

    private static ZoneId zone(JsonNode mapped) {
        try {
            return ZoneId.of(mapped.path("timeZone").asString("UTC"));
        } catch (DateTimeException e) {
            throw new MappingProblem("timeZone", "must be an IANA time zone such as America/Chicago");
        }
    }

    private static String shipped(String name) throws IOException {
        try (InputStream content = Mapping.class.getResourceAsStream("/mappings/" + name + ".yml")) {
            if (content == null) {
                throw new IOException("it is missing in this build");
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
