package io.revenuesignals.local.imports;

import io.revenuesignals.contracts.MoneyAmount;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * How a mapping's {@code data} becomes the data of an event. Made against the record of the event, so that a field the
 * event does not have is found when the mapping is read, and each value is written as its field wants it.
 */
final class DataShape {

    /** Writes a field of the data, or nothing where the row has no value for it. */
    private interface ValueWriter {
        void write(JsonGenerator json, String name, Row row);
    }

    private final Map<String, ValueWriter> members = new LinkedHashMap<>();

    private DataShape() {}

    /**
     * @param record the event's record, or one inside it
     * @param where the place in the mapping, for complaints
     * @throws MappingProblem when the mapping does not fit the record
     */
    static DataShape of(Class<?> record, JsonNode mapped, Names names, String where) {
        if (!mapped.isObject()) {
            throw new MappingProblem(where, "must have fields");
        }
        DataShape shape = new DataShape();
        mapped.properties().forEach(member -> {
            String place = where + "." + member.getKey();
            RecordComponent component = component(record, member.getKey(), place);
            shape.members.put(member.getKey(), writer(component.getGenericType(), member.getValue(), names, place));
        });
        return shape;
    }

    void write(JsonGenerator json, Row row) {
        json.writeStartObject();
        members.forEach((name, writer) -> writer.write(json, name, row));
        json.writeEndObject();
    }

    private static RecordComponent component(Class<?> record, String name, String where) {
        return Arrays.stream(record.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new MappingProblem(
                        where,
                        "is no field of " + record.getSimpleName() + "; there are "
                                + Arrays.stream(record.getRecordComponents())
                                        .map(RecordComponent::getName)
                                        .toList()));
    }

    private static ValueWriter writer(Type type, JsonNode mapped, Names names, String where) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            return attributes(mapped, names, where);
        }
        if (!(type instanceof Class<?> kind)) {
            throw new MappingProblem(where, "cannot be mapped");
        }
        if (kind.isRecord() && mapped.isObject()) {
            return nested(of(kind, mapped, names, where));
        }
        Expression value = template(mapped, names, where);
        if (kind == MoneyAmount.class) {
            return leaf(value, DataShape::writeMoney);
        }
        if (kind == BigDecimal.class) {
            return leaf(value, (json, found) -> json.writeNumber(Values.number(found)));
        }
        if (kind == Integer.class || kind == int.class || kind == long.class) {
            return leaf(value, (json, found) -> json.writeNumber(Values.number(found)));
        }
        if (kind == boolean.class) {
            return leaf(value, (json, found) -> json.writeBoolean(Values.truth(found)));
        }
        return leaf(value, (json, found) -> json.writeString(Values.text(found)));
    }

    private static ValueWriter nested(DataShape shape) {
        return (json, name, row) -> {
            json.writeName(name);
            shape.write(json, row);
        };
    }

    private static ValueWriter attributes(JsonNode mapped, Names names, String where) {
        DataShape shape = new DataShape();
        mapped.properties().forEach(member -> {
            Expression value = template(member.getValue(), names, where + "." + member.getKey());
            shape.members.put(member.getKey(), leaf(value, (json, found) -> json.writeString(Values.text(found))));
        });
        return nested(shape);
    }

    /** Writes a value that is there. */
    private interface Leaf {
        void write(JsonGenerator json, Object found);
    }

    private static ValueWriter leaf(Expression value, Leaf leaf) {
        return (json, name, row) -> {
            @Nullable Object found = value.of(row);
            if (found != null && !found.equals("")) {
                json.writeName(name);
                leaf.write(json, found);
            }
        };
    }

    private static void writeMoney(JsonGenerator json, Object found) {
        String text = Values.text(found);
        int space = text.lastIndexOf(' ');
        if (space < 0) {
            throw new RowProblem("\"" + text + "\" is not an amount with its currency, such as 2.99 USD");
        }
        json.writeStartObject();
        json.writeStringProperty("amount", text.substring(0, space).strip());
        json.writeStringProperty("currency", text.substring(space + 1));
        json.writeEndObject();
    }

    static Expression template(JsonNode mapped, Names names, String where) {
        if (mapped.isMissingNode() || mapped.isNull()) {
            throw new MappingProblem(where, "is missing");
        }
        if (!mapped.isValueNode()) {
            throw new MappingProblem(where, "must be one value");
        }
        try {
            return Template.read(mapped.asString(), names);
        } catch (IllegalArgumentException e) {
            throw new MappingProblem(where, String.valueOf(e.getMessage()));
        }
    }
}
