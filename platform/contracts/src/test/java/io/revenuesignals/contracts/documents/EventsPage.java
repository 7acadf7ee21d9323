package io.revenuesignals.contracts.documents;

import io.revenuesignals.contracts.EventType;
import io.revenuesignals.contracts.Topics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The catalog as a page for people. */
final class EventsPage {

    private static final String INTRODUCTION = """
            # Events

            What the services tell each other and what other systems may tell them or hear. This page is made from the code and
            checked by the build; do not edit it. Machine-readable: [asyncapi.yaml](asyncapi.yaml) and the JSON Schemas and golden
            samples under `platform/contracts/src/main/resources`.

            ## How to read and write them

            - Events are [CloudEvents 1.0](https://cloudevents.io) with JSON data in UTF-8. On Kafka they travel in binary mode: the
              attributes as headers with the prefix `ce_`, `content-type: application/json`, and the data alone as the value.
              Structured mode (`content-type: application/cloudevents+json`) is read too. Over HTTP the door takes structured,
              binary, batch and newline-delimited events.
            - An event is known by `source` and `id` together. Sending it again with the same `id` changes nothing.
            - Within a major version fields are only added. Ignore fields you do not know; leave out what you do not have (absent, not
              `null`).
            - Money is `{"amount": "2.99", "currency": "USD"}`: the amount is a decimal string. Other decimals are plain numbers with at
              most 12 digits before and 6 behind the point. Instants are RFC 3339 with an offset, days are `2026-03-02`. Field names
              are camelCase, constants are CAPITALS.
            - Events with the same key are read in the order in which they were written. Events with different keys are not ordered.
            - Do not write in Kafka transactions: what a transaction takes back is read all the same. A repeat under the same `id` is
              all that is needed.
            - A record may have 2 MB. An attribute that is given twice, or is not UTF-8, is refused.

            """;

    private static final String ENVELOPE = """
            ## Attributes

            | Attribute | Kafka header | Required | Meaning |
            |---|---|---|---|
            """;

    private final Map<EventType, ObjectNode> schemas;
    private final ObjectNode envelope;
    private final TypeWords topicWords;
    private final Map<EventType, ContractSample> samples;
    private final Map<EventType, String> schemaFiles;

    EventsPage(
            Map<EventType, ObjectNode> schemas,
            ObjectNode envelope,
            TypeWords topicWords,
            Map<EventType, ContractSample> samples,
            Map<EventType, String> schemaFiles) {
        this.schemas = schemas;
        this.envelope = envelope;
        this.topicWords = topicWords;
        this.samples = samples;
        this.schemaFiles = schemaFiles;
    }

    String text() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        attributes(page);
        contents(page);
        for (String topic : Topics.ALL) {
            topic(page, topic);
        }
        sharedValues(page);
        return page.toString();
    }

    private void attributes(StringBuilder page) {
        page.append(ENVELOPE);
        envelope.get("properties").properties().stream()
                .filter(attribute -> !attribute.getKey().equals("data"))
                .forEach(attribute -> page.append("| `%s` | `%s` | %s | %s |\n"
                        .formatted(
                                attribute.getKey(),
                                header(attribute.getKey()),
                                isRequired(envelope, attribute.getKey()) ? "yes" : "no",
                                attribute.getValue().get("description").stringValue())));
        page.append('\n');
    }

    private static String header(String attribute) {
        return attribute.equals("datacontenttype") ? "content-type" : "ce_" + attribute;
    }

    private void contents(StringBuilder page) {
        page.append("## Topics\n\n| Topic | Events | From | Heard by |\n|---|---|---|---|\n");
        for (String topic : Topics.ALL) {
            List<EventType> types = typesOf(topic);
            page.append("| [`%s`](#%s) | %s | %s | %s |\n"
                    .formatted(
                            topic,
                            topic.replace(".", ""),
                            types.stream()
                                    .map(type -> "[%s](#%s)".formatted(type.name(), type.name()))
                                    .collect(Collectors.joining(", ")),
                            types.getFirst().owner(),
                            types.stream()
                                    .flatMap(type -> type.hearers().stream())
                                    .distinct()
                                    .sorted()
                                    .collect(Collectors.joining(", "))));
        }
        page.append('\n');
    }

    private List<EventType> typesOf(String topic) {
        return schemas.keySet().stream()
                .filter(type -> type.topic().equals(topic))
                .toList();
    }

    private void topic(StringBuilder page, String topic) {
        page.append("## ").append(topic).append("\n\n");
        page.append(TopicWords.of(topic, topicWords)).append(' ');
        page.append("%d partitions. What a consumer group cannot take goes to `%s`.\n\n"
                .formatted(Topics.PARTITIONS, Topics.deadLetters(topic, "<group>")));
        typesOf(topic).forEach(type -> type(page, type));
    }

    private void type(StringBuilder page, EventType type) {
        ObjectNode schema = schemas.get(type);
        ContractSample sample = samples.get(type);
        page.append("### ").append(type.name()).append("\n\n");
        page.append(schema.get("description").stringValue()).append("\n\n");
        page.append("- Type: `").append(type.wireName()).append("`\n");
        page.append("- Key: as in `").append(sample.data().key()).append("`\n");
        page.append("- From: ").append(type.owner());
        if (type.isFact()) {
            page.append(" (its door, or a system that writes to the topic itself)");
        }
        page.append("\n- Heard by: ")
                .append(String.join(", ", new TreeSet<>(type.hearers())))
                .append('\n');
        page.append("- Schema: [`%1$s`](../contracts/src/main/resources/io/revenuesignals/contracts/%1$s)\n\n"
                .formatted(schemaFiles.get(type)));
        fields(page, schema);
        page.append("<details><summary>Sample</summary>\n\n```json\n")
                .append(sample.json().strip())
                .append("\n```\n\n</details>\n\n");
    }

    private static void fields(StringBuilder page, JsonNode schema) {
        page.append("| Field | Form | Required | Meaning |\n|---|---|---|---|\n");
        schema.get("properties")
                .properties()
                .forEach(field -> page.append("| `%s` | %s | %s | %s |\n"
                        .formatted(
                                field.getKey(),
                                form(field.getValue()),
                                isRequired(schema, field.getKey()) ? "yes" : "no",
                                field.getValue().get("description").stringValue())));
        page.append('\n');
    }

    private static boolean isRequired(JsonNode schema, String field) {
        return schema.has("required")
                && StreamSupport.stream(schema.get("required").spliterator(), false)
                        .anyMatch(name -> name.stringValue().equals(field));
    }

    private static String form(JsonNode schema) {
        if (schema.has("$ref")) {
            String name = schema.get("$ref").stringValue().substring(SchemaWriter.DEFINITIONS.length());
            return "[%s](#%s)".formatted(name, name.toLowerCase(java.util.Locale.ROOT));
        }
        if (schema.has("items")) {
            return "list of " + form(schema.get("items"));
        }
        if (schema.has("propertyNames")) {
            return "names with values";
        }
        if (schema.has("format")) {
            return schema.get("format").stringValue();
        }
        return schema.get("type").stringValue() + limits(schema);
    }

    private static String limits(JsonNode schema) {
        if (schema.has("pattern")) {
            return " `" + schema.get("pattern").stringValue().replace("|", "\\|") + "`";
        }
        if (schema.path("exclusiveMinimum").isNumber() && !schema.has("exclusiveMaximum")) {
            return " above " + schema.get("exclusiveMinimum").asString();
        }
        return "";
    }

    private void sharedValues(StringBuilder page) {
        Map<String, JsonNode> shared = new TreeMap<>();
        schemas.values()
                .forEach(schema -> schema.get("$defs")
                        .properties()
                        .forEach(value -> shared.put(value.getKey(), value.getValue())));
        page.append("## Shared values\n\n");
        shared.forEach((name, schema) -> {
            page.append("### ")
                    .append(name)
                    .append("\n\n")
                    .append(schema.get("description").stringValue())
                    .append("\n\n");
            if (schema.has("properties")) {
                fields(page, schema);
            } else if (schema.has("enum")) {
                page.append(StreamSupport.stream(schema.get("enum").spliterator(), false)
                                .map(constant -> "`" + constant.stringValue() + "`")
                                .collect(Collectors.joining(" · ")))
                        .append("\n\n");
            } else if (schema.has("maxLength")) {
                page.append("At most ")
                        .append(schema.get("maxLength").asString())
                        .append(" characters.\n\n");
            }
        });
        page.setLength(page.length() - 1);
    }
}
