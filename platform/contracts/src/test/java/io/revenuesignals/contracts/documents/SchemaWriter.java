package io.revenuesignals.contracts.documents;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.EventType;
import io.revenuesignals.contracts.MoneyAmount;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes JSON Schemas (2020-12) from the records: the shape by reflection, words and constraints from their source, and what
 * fields must keep together from {@link CrossFieldRules}.
 */
final class SchemaWriter {

    /** Where the schemas' names begin; a name, not an address. */
    static final String NAMES = "https://revenuesignals.io/contracts/";

    /** How a schema refers to a definition of its own. */
    static final String DEFINITIONS = "#/$defs/";

    private static final BigDecimal LARGEST = new BigDecimal("999999999999.999999");
    private static final Pattern AT_LEAST = Pattern.compile("must be at least (\\d+)");
    private static final Pattern BETWEEN = Pattern.compile("must be between (\\d+) and (\\d+)");
    private static final Pattern ABOVE = Pattern.compile("must be greater than (\\d+)");
    private static final Pattern INSIDE = Pattern.compile("must be greater than (\\d+) and less than (\\d+)");

    private final SourceReader source;

    SchemaWriter(SourceReader source) {
        this.source = source;
    }

    /** The schema of an event's data, complete with the definitions it uses. */
    ObjectNode schemaOf(EventType type, String file) {
        Map<String, ObjectNode> definitions = new TreeMap<>();
        ObjectNode schema = head(file, type.name());
        schema.setAll(record(type.data(), definitions));
        ObjectNode used = schema.putObject("$defs");
        definitions.forEach(used::set);
        return schema;
    }

    /** The schema of the CloudEvents attributes around the data. */
    ObjectNode envelope(String file, List<EventType> types) {
        ObjectNode schema = head(file, "CloudEvent");
        schema.put("description", "An event of the catalog as a CloudEvent 1.0 in structured form.");
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.set("specversion", text("Version of CloudEvents.").put("const", "1.0"));
        ObjectNode kind = text("What happened; decides the schema of `data`.");
        ArrayNode names = kind.putArray("enum");
        types.forEach(type -> names.add(type.wireName()));
        properties.set("type", kind);
        properties.set("source", reference("Id", "Who says so, a URI reference such as `/pos/freshmart`."));
        properties.set("id", reference("Id", "Unique within the source; a repeat carries the same id."));
        properties.set(
                "time", text("When it happened, by the clock of the source.").put("format", "date-time"));
        properties.set("datacontenttype", text("Media type of `data`.").put("const", "application/json"));
        properties.set(
                "correlationid",
                reference(
                        "Id",
                        "Ties together everything that came of one cause; the id of the first event or command."));
        properties.set("causationid", reference("Id", "Id of the event or command that directly led to this one."));
        properties.putObject("data").put("description", "The event itself.").put("type", "object");
        ArrayNode required = schema.putArray("required");
        List.of("specversion", "type", "source", "id", "time", "data").forEach(required::add);
        schema.put("additionalProperties", true);
        schema.putObject("$defs").set("Id", id());
        return schema;
    }

    private static ObjectNode head(String file, String title) {
        return object().put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", NAMES + file)
                .put("title", title);
    }

    private ObjectNode record(Class<?> type, Map<String, ObjectNode> definitions) {
        TypeWords words = source.wordsOf(type);
        ObjectNode schema = object().put("description", words.description()).put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = array();
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), property(component, words, definitions));
            if (isRequired(component, words)) {
                required.add(component.getName());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        schema.put("additionalProperties", true);
        schema.setAll(CrossFieldRules.of(type));
        return schema;
    }

    static boolean isRequired(RecordComponent component, TypeWords words) {
        boolean collection = component.getType() == List.class || component.getType() == Map.class;
        return !collection
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && !words.defaulted(component.getName());
    }

    private ObjectNode property(RecordComponent component, TypeWords words, Map<String, ObjectNode> definitions) {
        ObjectNode property = object().put("description", about(component.getName(), words));
        return property.setAll(shape(component, words, definitions));
    }

    private static String about(String field, TypeWords words) {
        StringBuilder text = new StringBuilder(sentence(words.description(field)));
        words.rules(field).forEach(rule -> text.append(' ').append(sentence(rule)));
        return text.toString();
    }

    private static String sentence(String words) {
        return words.startsWith("`") ? words + "." : Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    private ObjectNode shape(RecordComponent component, TypeWords words, Map<String, ObjectNode> definitions) {
        String field = component.getName();
        Class<?> type = component.getType();
        if (type == List.class) {
            return list(component, words, definitions);
        }
        if (type == Map.class) {
            return attributes(field, words, definitions);
        }
        if (type == BigDecimal.class) {
            return component.getDeclaringRecord() == MoneyAmount.class ? decimalString() : decimal(field, words);
        }
        if (type == String.class) {
            return string(field, words, definitions);
        }
        if (type == MoneyAmount.class && words.checks(field, "price")) {
            return price(definitions);
        }
        if (type == boolean.class) {
            return object().put("type", "boolean");
        }
        if (type == int.class || type == Integer.class || type == long.class) {
            return range(object().put("type", "integer"), words.rules(field));
        }
        if (type == double.class || type == Double.class) {
            return range(object().put("type", "number"), words.rules(field));
        }
        return format(field, type, words, definitions);
    }

    private ObjectNode format(String field, Class<?> type, TypeWords words, Map<String, ObjectNode> definitions) {
        if (type == LocalDate.class) {
            must(field, words, "day");
            return object().put("type", "string").put("format", "date");
        }
        if (type == Instant.class || type == OffsetDateTime.class) {
            must(field, words, "time");
            return object().put("type", "string").put("format", "date-time");
        }
        if (type == URI.class) {
            must(field, words, "link");
            return object().put("type", "string")
                    .put("format", "uri")
                    .put("pattern", "^[Hh][Tt][Tt][Pp][Ss]?://[^/]")
                    .put("maxLength", Checks.MAX_LINK);
        }
        return reference(define(type, definitions));
    }

    private ObjectNode list(RecordComponent component, TypeWords words, Map<String, ObjectNode> definitions) {
        String field = component.getName();
        ObjectNode schema = object().put("type", "array");
        Type element = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        if (words.checks(field, "ids")) {
            schema.set("items", reference(id(definitions)));
        } else if (words.checks(field, "texts")) {
            schema.set("items", reference(text(definitions)));
        } else {
            must(field, words, "all");
            schema.set("items", reference(define((Class<?>) element, definitions)));
        }
        schema.putArray("default");
        return schema;
    }

    private static ObjectNode attributes(String field, TypeWords words, Map<String, ObjectNode> definitions) {
        must(field, words, "attributes");
        ObjectNode schema = object().put("type", "object");
        schema.set("propertyNames", reference(id(definitions)));
        schema.set("additionalProperties", reference(id(definitions)));
        schema.putObject("default");
        return schema;
    }

    private static ObjectNode string(String field, TypeWords words, Map<String, ObjectNode> definitions) {
        if (words.checks(field, "id") || words.checks(field, "optionalId")) {
            return reference(id(definitions));
        }
        if (words.checks(field, "text") || words.checks(field, "optionalText")) {
            return reference(text(definitions));
        }
        if (words.checks(field, "currency")) {
            return object().put("type", "string").put("pattern", "^[A-Z]{3}$");
        }
        must(field, words, "timeZone");
        return object().put("type", "string").put("pattern", "^[A-Za-z0-9_+/-]+$");
    }

    private static ObjectNode decimal(String field, TypeWords words) {
        ObjectNode schema = object().put("type", "number");
        if (words.checks(field, "fraction")) {
            return schema.put("minimum", 0).put("maximum", 1);
        }
        if (words.checks(field, "positive")) {
            return schema.put("exclusiveMinimum", 0).put("maximum", LARGEST);
        }
        if (words.checks(field, "notNegative")) {
            return schema.put("minimum", 0).put("maximum", LARGEST);
        }
        must(field, words, "number");
        return schema.put("minimum", LARGEST.negate()).put("maximum", LARGEST);
    }

    private static ObjectNode decimalString() {
        return object().put("type", "string").put("pattern", "^-?(0|[1-9][0-9]{0,11})(\\.[0-9]{1,6})?$");
    }

    private ObjectNode price(Map<String, ObjectNode> definitions) {
        ObjectNode schema = object().put("description", "Money above zero.");
        ArrayNode both = schema.putArray("allOf");
        both.add(reference(define(MoneyAmount.class, definitions)));
        both.addObject().putObject("properties").putObject("amount").put("pattern", "^[0-9.]*[1-9][0-9.]*$");
        definitions.put("Price", schema);
        return reference("Price");
    }

    private static ObjectNode range(ObjectNode schema, List<String> rules) {
        for (String rule : rules) {
            Matcher found = AT_LEAST.matcher(rule);
            if (found.matches()) {
                schema.put("minimum", Long.parseLong(found.group(1)));
            } else if ((found = BETWEEN.matcher(rule)).matches()) {
                schema.put("minimum", Long.parseLong(found.group(1)));
                schema.put("maximum", Long.parseLong(found.group(2)));
            } else if ((found = ABOVE.matcher(rule)).matches()) {
                schema.put("exclusiveMinimum", Long.parseLong(found.group(1)));
            } else if ((found = INSIDE.matcher(rule)).matches()) {
                schema.put("exclusiveMinimum", Long.parseLong(found.group(1)));
                schema.put("exclusiveMaximum", Long.parseLong(found.group(2)));
            } else if (rule.equals("must not be negative")) {
                schema.put("minimum", 0);
            }
        }
        return schema;
    }

    private String define(Class<?> type, Map<String, ObjectNode> definitions) {
        String name = name(type);
        if (!definitions.containsKey(name)) {
            definitions.put(name, object());
            definitions.put(name, type.isEnum() ? enumeration(type) : record(type, definitions));
        }
        return name;
    }

    private static String name(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : outer.getSimpleName() + type.getSimpleName();
    }

    private ObjectNode enumeration(Class<?> type) {
        TypeWords words = source.wordsOf(type);
        StringBuilder about = new StringBuilder(words.description());
        ArrayNode names = array();
        for (Object constant : type.getEnumConstants()) {
            String name = ((Enum<?>) constant).name();
            names.add(name);
            String meaning = words.constant(name);
            if (!meaning.isEmpty()) {
                about.append(" `").append(name).append("`: ").append(meaning);
            }
        }
        return object().put("description", about.toString())
                .put("type", "string")
                .set("enum", names);
    }

    private static void must(String field, TypeWords words, String check) {
        if (!words.checks(field, check)) {
            throw new IllegalStateException(
                    "the constructor does not check " + field + ": use Checks." + check + " or another that fits");
        }
    }

    private static String id(Map<String, ObjectNode> definitions) {
        definitions.put("Id", id());
        return "Id";
    }

    private static ObjectNode id() {
        return object().put("description", "An identifier or a name: not blank, without control characters.")
                .put("type", "string")
                .put("minLength", 1)
                .put("maxLength", Checks.MAX_ID)
                .put("pattern", "^[^\\u0000-\\u001f\\u007f]*[^\\s\\u0000-\\u001f\\u007f][^\\u0000-\\u001f\\u007f]*$");
    }

    private static String text(Map<String, ObjectNode> definitions) {
        definitions.put(
                "Text",
                object().put("description", "Free text, without NUL.")
                        .put("type", "string")
                        .put("maxLength", Checks.MAX_TEXT)
                        .put("pattern", "^[^\\u0000]*$"));
        return "Text";
    }

    private static ObjectNode reference(String definition) {
        return object().put("$ref", DEFINITIONS + definition);
    }

    private static ObjectNode reference(String definition, String description) {
        return object().put("description", description).put("$ref", DEFINITIONS + definition);
    }

    private static ObjectNode text(String description) {
        return object().put("description", description).put("type", "string");
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }
}
