package io.revenuesignals.contracts.documents;

import io.revenuesignals.contracts.EventType;
import io.revenuesignals.contracts.Topics;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** The catalog as an AsyncAPI 3.0 document: channels are topics, operations say who sends and who hears. */
final class AsyncApiDocument {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String BINDING_VERSION = "0.5.0";

    private final Map<EventType, ObjectNode> schemas;
    private final ObjectNode envelope;
    private final TypeWords topicWords;
    private final Map<EventType, ContractSample> samples;

    AsyncApiDocument(
            Map<EventType, ObjectNode> schemas,
            ObjectNode envelope,
            TypeWords topicWords,
            Map<EventType, ContractSample> samples) {
        this.schemas = schemas;
        this.envelope = envelope;
        this.topicWords = topicWords;
        this.samples = samples;
    }

    String text() {
        YAMLMapper yaml = YAMLMapper.builder()
                .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                .disable(YAMLWriteFeature.SPLIT_LINES)
                .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
                .build();
        return "# Made from the code and checked by the build; do not edit.\n" + yaml.writeValueAsString(document());
    }

    private ObjectNode document() {
        ObjectNode document = object().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Revenue Signals")
                .put("version", "1.0.0")
                .put(
                        "description",
                        "Goals, observations and sales in; attainment, projections and repricing recommendations out. CloudEvents 1.0 in"
                                + " binary mode; within a major version fields are only added.");
        document.put("defaultContentType", "application/json");
        document.putObject("servers")
                .putObject("local")
                .put("host", "localhost:19092")
                .put("protocol", "kafka")
                .put("description", "The broker of the local stack.");
        channels(document.putObject("channels"));
        operations(document.putObject("operations"));
        ObjectNode components = document.putObject("components");
        messages(components.putObject("messages"));
        components(components.putObject("schemas"));
        return document;
    }

    private void channels(ObjectNode channels) {
        for (String topic : Topics.ALL) {
            ObjectNode channel = channels.putObject(name(topic)).put("address", topic);
            channel.put("description", TopicWords.of(topic, topicWords));
            ObjectNode messages = channel.putObject("messages");
            typesOf(topic)
                    .forEach(type ->
                            messages.putObject(type.name()).put("$ref", "#/components/messages/" + type.name()));
            ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
            kafka.put("topic", topic).put("partitions", Topics.PARTITIONS);
            if (Topics.isCompacted(topic)) {
                kafka.putObject("topicConfiguration").putArray("cleanup.policy").add("compact");
            }
            kafka.put("bindingVersion", BINDING_VERSION);
        }
    }

    private void operations(ObjectNode operations) {
        for (String topic : Topics.ALL) {
            List<EventType> types = typesOf(topic);
            String sender = types.getFirst().owner();
            operation(operations, sender, "send", topic, types);
            TreeSet<String> hearers = new TreeSet<>();
            types.forEach(type -> hearers.addAll(type.hearers()));
            for (String hearer : hearers) {
                ObjectNode operation = operation(operations, hearer, "receive", topic, heardBy(hearer, types));
                ObjectNode kafka = operation.putObject("bindings").putObject("kafka");
                kafka.putObject("groupId")
                        .put("type", "string")
                        .putArray("enum")
                        .add(hearer);
                kafka.put("bindingVersion", BINDING_VERSION);
            }
        }
    }

    private static List<EventType> heardBy(String hearer, List<EventType> types) {
        return types.stream().filter(type -> type.hearers().contains(hearer)).toList();
    }

    private static ObjectNode operation(
            ObjectNode operations, String service, String action, String topic, List<EventType> types) {
        ObjectNode operation = operations.putObject(service + "-" + action + "s-" + name(topic));
        operation.put("action", action);
        operation.put("summary", service + " " + action + "s on " + topic);
        operation.putObject("channel").put("$ref", "#/channels/" + name(topic));
        ArrayNode messages = operation.putArray("messages");
        types.forEach(
                type -> messages.addObject().put("$ref", "#/channels/" + name(topic) + "/messages/" + type.name()));
        return operation;
    }

    private void messages(ObjectNode messages) {
        schemas.keySet().forEach(type -> message(messages.putObject(type.name()), type));
    }

    private void message(ObjectNode message, EventType type) {
        message.put("name", type.wireName());
        message.put("title", type.name());
        message.put("summary", schemas.get(type).get("description").stringValue());
        message.put("contentType", "application/json");
        ArrayNode headers = message.putObject("headers").put("type", "object").putArray("allOf");
        headers.addObject().put("$ref", SCHEMAS + "Headers");
        headers.addObject().putObject("properties").putObject("ce_type").put("const", type.wireName());
        message.putObject("payload").put("$ref", SCHEMAS + dataName(type));
        message.putObject("correlationId").put("location", "$message.header#/ce_correlationid");
        ObjectNode kafka = message.putObject("bindings").putObject("kafka");
        kafka.putObject("key")
                .put("type", "string")
                .putArray("examples")
                .add(samples.get(type).data().key());
        kafka.put("bindingVersion", BINDING_VERSION);
        example(message.putArray("examples").addObject(), samples.get(type));
    }

    private static void example(ObjectNode example, ContractSample sample) {
        example.put("name", sample.type().name());
        ObjectNode headers = example.putObject("headers");
        sample.tree().properties().forEach(attribute -> {
            if (!attribute.getKey().equals("data")) {
                headers.set(header(attribute.getKey()), attribute.getValue());
            }
        });
        example.set("payload", sample.dataTree());
    }

    private static String header(String attribute) {
        return attribute.equals("datacontenttype") ? "content-type" : "ce_" + attribute;
    }

    private void components(ObjectNode components) {
        Map<String, JsonNode> all = new TreeMap<>();
        all.put("Headers", headers());
        schemas.forEach((type, schema) -> {
            all.put(dataName(type), schema);
            schema.get("$defs").properties().forEach(value -> all.put(value.getKey(), value.getValue()));
        });
        all.forEach((name, schema) -> components.set(name, embedded(schema)));
    }

    private ObjectNode headers() {
        ObjectNode headers =
                object().put("description", "The CloudEvents attributes.").put("type", "object");
        ObjectNode properties = headers.putObject("properties");
        envelope.get("properties").properties().forEach(attribute -> {
            if (!attribute.getKey().equals("data")) {
                properties.set(header(attribute.getKey()), attribute.getValue());
            }
        });
        ArrayNode required = headers.putArray("required");
        envelope.get("required").forEach(name -> {
            if (!name.stringValue().equals("data")) {
                required.add(header(name.stringValue()));
            }
        });
        return headers;
    }

    /** In AsyncAPI nothing may stand beside a reference, and definitions live in the components. */
    private static JsonNode embedded(JsonNode schema) {
        if (schema.isObject()) {
            ObjectNode copy = object();
            schema.properties().stream()
                    .filter(field -> !List.of("$schema", "$id", "$defs", "$ref").contains(field.getKey()))
                    .forEach(field -> copy.set(field.getKey(), embedded(field.getValue())));
            if (!schema.has("$ref")) {
                return copy;
            }
            String target = SCHEMAS + schema.get("$ref").stringValue().substring(SchemaWriter.DEFINITIONS.length());
            if (copy.isEmpty()) {
                return copy.put("$ref", target);
            }
            copy.putArray("allOf").addObject().put("$ref", target);
            return copy;
        }
        if (schema.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            schema.forEach(element -> copy.add(embedded(element)));
            return copy;
        }
        return schema;
    }

    private List<EventType> typesOf(String topic) {
        return schemas.keySet().stream()
                .filter(type -> type.topic().equals(topic))
                .toList();
    }

    private static String dataName(EventType type) {
        return type.data().getSimpleName();
    }

    private static String name(String topic) {
        return topic.substring(topic.indexOf('.') + 1, topic.lastIndexOf('.'));
    }

    static Collection<String> channelNames() {
        return Topics.ALL.stream().map(AsyncApiDocument::name).toList();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
