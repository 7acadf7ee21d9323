package io.revenuesignals.contracts.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.revenuesignals.contracts.EventCatalog;
import io.revenuesignals.contracts.EventType;
import io.revenuesignals.contracts.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The committed AsyncAPI file keeps the rules of AsyncAPI 3.0 and is complete. */
class AsyncApiDocumentTests {

    private static final String KEYS = "^[A-Za-z0-9._-]+$";

    private static JsonNode document = new YAMLMapper().createObjectNode();

    @BeforeAll
    static void read() {
        document = new YAMLMapper().readTree(ContractDocuments.read(ContractDocuments.PAGES.resolve("asyncapi.yaml")));
    }

    static Stream<EventType> types() {
        return EventCatalog.types().stream();
    }

    @Test
    void hasTheRootFieldsOfVersionThree() {
        assertThat(document.get("asyncapi").stringValue()).isEqualTo("3.0.0");
        assertThat(document.at("/info/title").stringValue()).isNotBlank();
        assertThat(document.at("/info/version").stringValue()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(Set.of(
                        "asyncapi",
                        "id",
                        "info",
                        "servers",
                        "defaultContentType",
                        "channels",
                        "operations",
                        "components"))
                .containsAll(document.propertyNames());
        document.get("servers")
                .forEach(server -> assertThat(server.propertyNames()).contains("host", "protocol"));
    }

    @Test
    void everyTopicIsAChannel() {
        assertThat(document.get("channels").values())
                .extracting(channel -> channel.get("address").stringValue())
                .containsExactlyElementsOf(Topics.ALL);
        assertThat(document.get("channels").values())
                .allSatisfy(channel -> assertThat(channel.get("messages")).isNotEmpty())
                .allSatisfy(channel -> assertThat(
                                channel.at("/bindings/kafka/partitions").intValue())
                        .isEqualTo(Topics.PARTITIONS));
    }

    @Test
    void everyReferencePointsAtSomethingAndStandsAlone() {
        assertThat(references(document)).isNotEmpty().allSatisfy(node -> {
            assertThat(node.propertyNames()).containsExactly("$ref");
            String target = node.get("$ref").stringValue();
            assertThat(document.at(JsonPointer.compile(target.substring(1))).isMissingNode())
                    .as(target)
                    .isFalse();
        });
    }

    @Test
    void operationsSendOrReceiveMessagesOfTheirChannel() {
        assertThat(document.get("operations").values()).allSatisfy(operation -> {
            assertThat(operation.get("action").stringValue()).isIn("send", "receive");
            String channel = operation.at("/channel/$ref").stringValue();
            assertThat(channel).matches("#/channels/[a-z]+");
            assertThat(operation.get("messages")).isNotEmpty();
            assertThat(operation.get("messages").values())
                    .allSatisfy(message ->
                            assertThat(message.get("$ref").stringValue()).startsWith(channel + "/messages/"));
        });
    }

    @Test
    void keysOfComponentsChannelsAndOperationsArePlain() {
        assertThat(document.get("channels").propertyNames()).allMatch(key -> key.matches(KEYS));
        assertThat(document.get("operations").propertyNames()).allMatch(key -> key.matches(KEYS));
        document.get("components")
                .forEach(part -> assertThat(part.propertyNames()).allMatch(key -> key.matches(KEYS)));
    }

    @ParameterizedTest
    @MethodSource("types")
    void typeIsSentByItsOwnerAndHeardByItsHearers(EventType type) {
        assertThat(services("send", type)).containsExactly(type.owner());
        assertThat(services("receive", type)).containsExactlyInAnyOrderElementsOf(type.hearers());
    }

    private static List<String> services(String action, EventType type) {
        return document.get("operations").properties().stream()
                .filter(operation ->
                        operation.getValue().get("action").stringValue().equals(action))
                .filter(operation -> names(operation.getValue(), type))
                .map(operation ->
                        operation.getKey().substring(0, operation.getKey().indexOf("-" + action)))
                .toList();
    }

    private static boolean names(JsonNode operation, EventType type) {
        return operation.get("messages").values().stream()
                .anyMatch(message -> message.get("$ref").stringValue().endsWith("/" + type.name()));
    }

    @ParameterizedTest
    @MethodSource("types")
    void examplesFitHeadersAndPayload(EventType type) {
        JsonNode message = document.at("/components/messages/" + type.name());
        assertThat(message.get("name").stringValue()).isEqualTo(type.wireName());
        assertThat(message.get("examples")).isNotEmpty();
        message.get("examples").forEach(example -> {
            assertFits(message.get("headers"), example.get("headers"));
            assertFits(message.get("payload"), example.get("payload"));
        });
    }

    private static void assertFits(JsonNode schema, JsonNode instance) {
        ObjectNode complete = ((ObjectNode) document.deepCopy()).retain("components");
        complete.put("$schema", "http://json-schema.org/draft-07/schema#");
        complete.putArray("allOf").add(schema);
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                        .getSchema(complete)
                        .validate(instance))
                .isEmpty();
    }

    private static List<JsonNode> references(JsonNode tree) {
        List<JsonNode> found = new ArrayList<>();
        if (tree.has("$ref")) {
            found.add(tree);
        }
        StreamSupport.stream(tree.spliterator(), false).forEach(child -> found.addAll(references(child)));
        return found;
    }
}
