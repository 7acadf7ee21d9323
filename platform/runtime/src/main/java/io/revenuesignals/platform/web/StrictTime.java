package io.revenuesignals.platform.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads a day or an instant from its one written form. Numbers, lists, a day with a time, an empty text and what else a mapper
 * would bend into a date are refused: whoever sends them means something else.
 */
final class StrictTime<T> extends StdScalarDeserializer<T> {

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern INSTANT =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,18}(Z|[+-][0-9]{2}:[0-9]{2})");

    private final Pattern form;
    private final Function<String, T> parser;

    private StrictTime(Class<T> type, Pattern form, Function<String, T> parser) {
        super(type);
        this.form = form;
        this.parser = parser;
    }

    static void addTo(SimpleModule module) {
        module.addDeserializer(LocalDate.class, new StrictTime<>(LocalDate.class, DAY, LocalDate::parse));
        module.addDeserializer(Instant.class, new StrictTime<>(Instant.class, INSTANT, Instant::parse));
        module.addDeserializer(
                OffsetDateTime.class, new StrictTime<>(OffsetDateTime.class, INSTANT, OffsetDateTime::parse));
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return context.reportInputMismatch(handledType(), "not a text");
        }
        String text = json.getString();
        if (!form.matcher(text).matches()) {
            return context.reportInputMismatch(handledType(), "not of the form");
        }
        try {
            return parser.apply(text);
        } catch (DateTimeException e) {
            return context.reportInputMismatch(handledType(), "not in the calendar");
        }
    }
}
