package io.revenuesignals.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventCatalogTests {

    private static final Path CLASSES = Path.of("target/classes");
    private static final Set<String> SERVICES =
            Set.of("goal-service", "feedback-service", "analytics-service", "pricing-service");

    /** Past participles that do not end in -ed. */
    private static final Set<String> IRREGULAR = Set.of("set", "withdrawn");

    @Test
    void holdsEveryEventRecordThereIs() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            List<Class<?>> records = files.filter(file -> file.toString().endsWith(".class"))
                    .<Class<?>>map(EventCatalogTests::load)
                    .filter(type -> type.isRecord() && Event.class.isAssignableFrom(type))
                    .toList();
            assertThat(EventCatalog.types().stream().<Class<?>>map(EventType::data))
                    .hasSameElementsAs(records);
        }
    }

    private static Class<?> load(Path file) {
        String name = CLASSES.relativize(file).toString().replace('/', '.').replace('\\', '.');
        try {
            return Class.forName(
                    name.substring(0, name.length() - ".class".length()),
                    false,
                    EventCatalogTests.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void listsEveryTypeOnce() {
        assertThat(EventCatalog.types()).extracting(EventType::data).doesNotHaveDuplicates();
        assertThat(EventCatalog.types()).extracting(EventType::wireName).doesNotHaveDuplicates();
    }

    @Test
    void namesAreKebabCaseInThePastTenseAndThoseOfTheRecords() {
        assertThat(EventCatalog.types()).allSatisfy(type -> {
            assertThat(type.name()).matches("[a-z]+(-[a-z]+)+").isEqualTo(kebab(type.data()));
            String verb = type.name().substring(type.name().lastIndexOf('-') + 1);
            assertThat(verb.endsWith("ed") || IRREGULAR.contains(verb))
                    .as(type.name())
                    .isTrue();
        });
    }

    private static String kebab(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    @Test
    void familyTravelsOnOneTopic() {
        Map<Package, Set<String>> topics = EventCatalog.types().stream()
                .collect(Collectors.groupingBy(
                        type -> type.data().getPackage(), Collectors.mapping(EventType::topic, Collectors.toSet())));
        assertThat(topics.values()).allSatisfy(topic -> assertThat(topic).hasSize(1));
        assertThat(topics.values().stream().flatMap(Set::stream)).containsExactlyInAnyOrderElementsOf(Topics.ALL);
    }

    @Test
    void recordBelongsToASealedFamily() {
        assertThat(EventCatalog.types())
                .allSatisfy(type -> assertThat(type.data().getInterfaces())
                        .singleElement()
                        .satisfies(family -> assertThat(family.isSealed()).isTrue()));
    }

    @Test
    void knowsWhoSendsAndWhoHears() {
        assertThat(EventCatalog.types()).allSatisfy(type -> {
            assertThat(type.owner()).isIn(SERVICES);
            assertThat(type.hearers()).isNotEmpty().isSubsetOf(SERVICES);
        });
    }

    @Test
    void findsTypesByWireNameAndByRecord() {
        assertThat(EventCatalog.types()).allSatisfy(type -> {
            assertThat(EventCatalog.find(type.wireName())).contains(type);
            assertThat(EventCatalog.typeOf(type.data())).isEqualTo(type);
        });
        assertThat(EventCatalog.find("io.revenuesignals.price-observed.v2")).isEmpty();
        assertThat(EventCatalog.find("")).isEmpty();
    }

    @Test
    void refusesRecordsItDoesNotHold() {
        record Rumour(String key) implements Event {}
        assertThatThrownBy(() -> EventCatalog.typeOf(Rumour.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Rumour");
    }

    @Test
    void doorTakesReferenceObservationsAndSales() {
        assertThat(EventCatalog.types())
                .filteredOn(EventType::isFact)
                .extracting(EventType::topic)
                .containsOnly(Topics.REFERENCE, Topics.OBSERVATIONS, Topics.SALES);
        assertThat(EventCatalog.types()).filteredOn(EventType::isFact).hasSize(11);
    }

    @Test
    void deadLettersAreNamedAfterTopicAndGroup() {
        assertThat(Topics.deadLetters(Topics.SALES, "analytics-service"))
                .isEqualTo("revenue.sales.v1.analytics-service.dlt");
    }
}
