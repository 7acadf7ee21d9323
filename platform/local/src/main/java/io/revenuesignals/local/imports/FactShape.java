package io.revenuesignals.local.imports;

import io.revenuesignals.contracts.EventCatalog;
import io.revenuesignals.contracts.EventType;
import io.revenuesignals.local.sending.OutgoingFact;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;

/**
 * One kind of fact that rows become.
 *
 * @param type what kind
 * @param when rows for which it does not hold make none
 * @param once only the first row with each value makes one; null: every row does
 * @param id the natural key of the fact within its source, so that the same file always gives the same facts
 * @param time when it happened
 */
record FactShape(
        EventType type,
        Expression when,
        @Nullable Expression once,
        Expression source,
        Expression id,
        Expression time,
        DataShape data) {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final int USUAL_BYTES = 512;

    private static final List<String> FIELDS = List.of("type", "when", "once", "source", "id", "time", "data");

    static FactShape of(JsonNode mapped, Expression usualSource, Names names, String where) {
        Fields.require(mapped, FIELDS, where);
        EventType type = type(mapped.path("type").asString(""), where);
        return new FactShape(
                type,
                mapped.has("when")
                        ? DataShape.template(mapped.path("when"), names, where + ".when")
                        : Expression.constant(true),
                mapped.has("once") ? DataShape.template(mapped.path("once"), names, where + ".once") : null,
                mapped.has("source")
                        ? DataShape.template(mapped.path("source"), names, where + ".source")
                        : usualSource,
                DataShape.template(mapped.path("id"), names, where + ".id"),
                DataShape.template(mapped.path("time"), names, where + ".time"),
                DataShape.of(type.data(), mapped.path("data"), names, where + ".data"));
    }

    /**
     * Whether the row becomes such a fact. A row of which that cannot be said does, so that making the fact tells why.
     *
     * @param seen the values of {@code once} in earlier rows; grows
     */
    boolean isFor(Row row, Set<String> seen) {
        try {
            return (once == null || seen.add(once.text(row))) && when.holds(row);
        } catch (RowProblem notToSay) {
            return true;
        }
    }

    /** @throws RowProblem when the row cannot become such a fact */
    OutgoingFact of(Row row) {
        if (!when.holds(row)) {
            throw new IllegalArgumentException("line " + row.number() + " does not become " + type.name());
        }
        String from = source.text(row);
        String name = id.text(row);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeStringProperty("specversion", "1.0");
            json.writeStringProperty("type", type.wireName());
            json.writeStringProperty("source", from);
            json.writeStringProperty("id", name);
            json.writeStringProperty("time", time.text(row));
            json.writeName("data");
            data.write(json, row);
            json.writeEndObject();
        }
        return new OutgoingFact(from, name, "line " + row.number(), bytes.toByteArray());
    }

    private static EventType type(String name, String where) {
        return EventCatalog.types().stream()
                .filter(type -> type.name().equals(name) && type.isFact())
                .max((one, other) -> Integer.compare(one.version(), other.version()))
                .orElseThrow(
                        () -> new MappingProblem(where + ".type", "\"" + name + "\" is no fact; facts are " + facts()));
    }

    private static List<String> facts() {
        return EventCatalog.types().stream()
                .filter(EventType::isFact)
                .map(EventType::name)
                .distinct()
                .sorted()
                .toList();
    }
}
