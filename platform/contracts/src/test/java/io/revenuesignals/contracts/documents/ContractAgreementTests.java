package io.revenuesignals.contracts.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.revenuesignals.contracts.ContractFiles;
import io.revenuesignals.contracts.EventCatalog;
import io.revenuesignals.contracts.EventType;
import io.revenuesignals.contracts.InvalidValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Code, schemas, samples and documents say the same. */
class ContractAgreementTests {

    private static final String REGENERATE =
            "%s is not what the code says. Was the change meant? Then: ./mvnw -pl platform/contracts test -Dcontracts.write=true";

    private static final JsonMapper WIRE = WireJson.mapper();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Comparator<JsonNode> BY_VALUE = (left, right) ->
            left.isNumber() && right.isNumber() && left.decimalValue().compareTo(right.decimalValue()) == 0
                    ? 0
                    : left.equals(right) ? 0 : 1;

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static Map<Path, String> documents = Map.of();

    @BeforeAll
    static void make() {
        documents = ContractDocuments.all();
        if (Boolean.getBoolean("contracts.write")) {
            documents.forEach(ContractDocuments::write);
            ContractDocuments.releaseNewSamples();
        }
    }

    static Stream<EventType> types() {
        return EventCatalog.types().stream();
    }

    static Stream<ContractSample> samples() {
        return types().flatMap(ContractAgreementTests::samplesOf);
    }

    private static Stream<ContractSample> samplesOf(EventType type) {
        return ContractFiles.samplesOf(type).stream().map(sample -> ContractSample.of(type, sample));
    }

    @Test
    void committedDocumentsSayWhatTheCodeSays() {
        documents.forEach((file, content) -> assertThat(ContractDocuments.readIfThere(file))
                .as(REGENERATE, file)
                .isEqualTo(content));
    }

    @Test
    void schemasAreThereForCataloguedTypesOnly() throws IOException {
        try (Stream<Path> files = Files.walk(ContractDocuments.RESOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".schema.json")))
                    .allSatisfy(file -> assertThat(documents).containsKey(file));
        }
    }

    @Test
    void releasedSamplesNeverChange() {
        assertThat(ContractDocuments.samplesByHash())
                .as(
                        "A released sample is a promise: add another one instead of changing it. One that no release has seen yet may"
                                + " change: take its line out of samples.sha256 and run with -Dcontracts.write=true")
                .containsAll(ContractDocuments.releasedSamples());
    }

    @Test
    void everySampleIsListed() {
        assertThat(new TreeSet<>(ContractDocuments.releasedSamples()))
                .as(REGENERATE, ContractDocuments.SAMPLE_LIST)
                .isEqualTo(new TreeSet<>(ContractDocuments.samplesByHash()));
    }

    @ParameterizedTest
    @MethodSource("types")
    void typeHasAFullAndAMinimalSample(EventType type) {
        assertThat(ContractFiles.samplesOf(type))
                .extracting(ContractFiles.Sample::file)
                .anyMatch(file -> file.endsWith(type.name() + ".v" + type.version() + ".json"))
                .anyMatch(file -> file.endsWith(type.name() + ".v" + type.version() + ".minimal.json"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sampleFitsItsSchemas(ContractSample sample) {
        assertThat(REGISTRY.getSchema(ContractFiles.envelopeSchema()).validate(sample.tree(), withFormats()))
                .isEmpty();
        assertThat(schemaOf(sample).validate(sample.dataTree(), withFormats())).isEmpty();
        assertThat(sample.tree().get("type").stringValue())
                .isEqualTo(sample.type().wireName());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sampleReadsIntoItsRecordAndBack(ContractSample sample) {
        ObjectNode written = WIRE.valueToTree(sample.data());

        sample.dataTree()
                .properties()
                .forEach(field -> assertThat(contains(written.path(field.getKey()), field.getValue()))
                        .as("%s: %s is written as %s", sample, field, written.get(field.getKey()))
                        .isTrue());
        assertThat(WIRE.treeToValue(written, sample.type().data())).isEqualTo(sample.data());
        assertThat(schemaOf(sample).validate(written, withFormats())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void fullSampleShowsEveryField(ContractSample sample) {
        JsonNode schema = WIRE.readTree(ContractFiles.schemaOf(sample.type()));
        if (!sample.file().endsWith(".minimal.json") && !schema.has("oneOf")) {
            assertThat(sample.dataTree().propertyNames())
                    .containsExactlyElementsOf(schema.get("properties").propertyNames());
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void minimalSampleHasNothingToSpare(ContractSample sample) {
        if (sample.file().endsWith(".minimal.json")) {
            sample.dataTree()
                    .propertyNames()
                    .forEach(field -> assertThat(accepts(sample, without(sample.dataTree(), field)))
                            .as("%s without %s", sample, field)
                            .isFalse());
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void recordAndSchemaIgnoreFieldsTheyDoNotKnow(ContractSample sample) {
        ObjectNode richer = sample.dataTree().deepCopy();
        objectsIn(richer).forEach(node -> node.putObject("addedLater").put("by", "somebody"));

        assertThat(schemaOf(sample).validate(richer, withFormats())).isEmpty();
        assertThat(WIRE.treeToValue(richer, sample.type().data()))
                .isInstanceOf(sample.type().data());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void recordAndSchemaRefuseTheSameMissingFields(ContractSample sample) {
        forEachField(sample.dataTree(), (node, field) -> {
            JsonNode kept = node.remove(field);
            assertSameVerdict(sample, "without " + field);
            node.set(field, kept);
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void recordAndSchemaRefuseTheSameWrongForms(ContractSample sample) {
        forEachField(sample.dataTree(), (node, field) -> {
            JsonNode right = node.get(field);
            for (JsonNode wrong : wrongFormsOf(right)) {
                node.set(field, wrong);
                assertSameVerdict(sample, field + " = " + wrong);
            }
            node.set(field, right);
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void schemaIsNeverStricterThanTheRecordAboutNumbers(ContractSample sample) {
        forEachField(sample.dataTree(), (node, field) -> {
            JsonNode right = node.get(field);
            if (right.isNumber()) {
                for (String number : List.of("-1", "0", "1", "2", "1000000000000", "-1000000000000", "1e30")) {
                    node.put(field, new BigDecimal(number));
                    assertThat(!accepts(sample, sample.dataTree()) || fits(sample))
                            .as("%s: %s = %s is taken by the record and refused by the schema", sample, field, number)
                            .isTrue();
                }
            }
            node.set(field, right);
        });
    }

    private static List<JsonNode> wrongFormsOf(JsonNode right) {
        if (right.isString()) {
            return List.of(
                    JSON.numberNode(7),
                    JSON.booleanNode(true),
                    JSON.objectNode(),
                    JSON.stringNode(""),
                    JSON.stringNode("\0"));
        }
        if (right.isNumber()) {
            return List.of(JSON.stringNode("7"), JSON.booleanNode(true), JSON.arrayNode());
        }
        if (right.isBoolean()) {
            return List.of(JSON.stringNode("yes"), JSON.numberNode(1), JSON.objectNode());
        }
        if (right.isArray()) {
            return List.of(
                    JSON.objectNode(), JSON.stringNode("x"), JSON.arrayNode().add(JSON.booleanNode(true)));
        }
        return List.of(
                JSON.stringNode("x"), JSON.numberNode(7), JSON.arrayNode().add("x"));
    }

    private static void assertSameVerdict(ContractSample sample, String change) {
        boolean taken = accepts(sample, sample.dataTree());
        assertThat(fits(sample))
                .as("%s: %s is %s by the record", sample, change, taken ? "taken" : "refused")
                .isEqualTo(taken);
    }

    private static boolean fits(ContractSample sample) {
        return schemaOf(sample).validate(sample.dataTree(), withFormats()).isEmpty();
    }

    private static boolean accepts(ContractSample sample, JsonNode data) {
        try {
            WIRE.treeToValue(data, sample.type().data());
            return true;
        } catch (ValueInstantiationException refused) {
            assertThat(refused.getCause())
                    .as("%s: the record must say which field is wrong", sample)
                    .isInstanceOf(InvalidValue.class);
            return false;
        } catch (JacksonException unreadable) {
            return false;
        }
    }

    private static Schema schemaOf(ContractSample sample) {
        return REGISTRY.getSchema(ContractFiles.schemaOf(sample.type()));
    }

    private static java.util.function.Consumer<com.networknt.schema.ExecutionContext> withFormats() {
        return context -> context.executionConfig(config -> config.formatAssertionsEnabled(true));
    }

    private static ObjectNode without(ObjectNode node, String field) {
        ObjectNode copy = node.deepCopy();
        copy.remove(field);
        return copy;
    }

    private static boolean contains(JsonNode whole, JsonNode part) {
        if (!part.isObject()) {
            return whole.equals(BY_VALUE, part);
        }
        return part.properties().stream().allMatch(field -> contains(whole.path(field.getKey()), field.getValue()));
    }

    private interface FieldVisitor {
        void visit(ObjectNode node, String field);
    }

    /** Visits every field of the records in the data; what a record holds under free names is left alone. */
    private static void forEachField(ObjectNode data, FieldVisitor visitor) {
        for (ObjectNode node : objectsIn(data)) {
            List.copyOf(node.propertyNames()).forEach(field -> visitor.visit(node, field));
        }
    }

    private static List<ObjectNode> objectsIn(JsonNode tree) {
        List<ObjectNode> found = new ArrayList<>();
        if (tree instanceof ObjectNode object) {
            found.add(object);
            object.properties().stream()
                    .filter(field -> !List.of("attributes", "storeAttributes").contains(field.getKey()))
                    .forEach(field -> found.addAll(objectsIn(field.getValue())));
        } else {
            tree.forEach(element -> found.addAll(objectsIn(element)));
        }
        return found;
    }
}
