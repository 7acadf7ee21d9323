package io.revenuesignals.contracts.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.revenuesignals.contracts.ContractFiles;
import io.revenuesignals.contracts.EventCatalog;
import io.revenuesignals.contracts.InvalidValue;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever leaves a field out is told which. */
class RequiredFieldTests {

    private static final SourceReader SOURCE = SourceReader.of(ContractDocuments.SOURCES);

    static Stream<Record> records() {
        return EventCatalog.types().stream()
                .map(type ->
                        ContractSample.of(type, ContractFiles.samplesOf(type).getFirst()))
                .flatMap(sample -> recordsIn((Record) sample.data()).stream());
    }

    private static List<Record> recordsIn(Record whole) {
        List<Record> found = new ArrayList<>(List.of(whole));
        for (Object value : values(whole)) {
            if (value instanceof Record part) {
                found.addAll(recordsIn(part));
            }
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("records")
    void missingFieldIsNamed(Record whole) {
        RecordComponent[] components = whole.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            if (components[i].getType().isPrimitive()) {
                continue;
            }
            Object[] values = values(whole);
            values[i] = null;
            if (SchemaWriter.isRequired(components[i], SOURCE.wordsOf(whole.getClass()))) {
                assertThat(catchThrowable(() -> make(whole.getClass(), values)))
                        .isInstanceOfSatisfying(InvalidValue.class, refused -> {
                            assertThat(refused.field()).isNotEmpty();
                            assertThat(refused).hasMessage("is required");
                        })
                        .extracting(refused -> ((InvalidValue) refused).field())
                        .isEqualTo(components[i].getName());
            } else if (components[i].getType() == List.class) {
                assertThatCode(() -> make(whole.getClass(), values)).doesNotThrowAnyException();
            }
        }
    }

    private static Object[] values(Record whole) {
        return Arrays.stream(whole.getClass().getRecordComponents())
                .map(component -> {
                    try {
                        return component.getAccessor().invoke(whole);
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toArray();
    }

    private static Object make(Class<?> type, Object[] values) throws Throwable {
        Class<?>[] kinds = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Constructor<?> constructor = type.getDeclaredConstructor(kinds);
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
