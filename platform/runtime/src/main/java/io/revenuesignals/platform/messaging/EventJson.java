package io.revenuesignals.platform.messaging;

import io.revenuesignals.contracts.InvalidValue;
import io.revenuesignals.contracts.MoneyAmount;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.ext.javatime.deser.LocalDateDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * How events look as JSON: camelCase, money as decimal strings, other numbers plain, instants with their offset, absent
 * instead of null. Reading is tolerant of fields it does not know and strict about those it does.
 */
public final class EventJson {

    /** Deepest nesting that is read. */
    public static final int MAX_DEPTH = 50;

    /** Longest string that is read, in characters. */
    public static final int MAX_STRING = 64 * 1024;

    /** Longest number that is read, in digits. */
    public static final int MAX_NUMBER = 40;

    private EventJson() {}

    /** The mapper for events that wait on topics and for facts at the door. */
    public static JsonMapper mapper() {
        return JsonMapper.builder(factory())
                .addModule(money())
                .addModule(times())
                .addModule(records())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(tools.jackson.databind.cfg.DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(tools.jackson.databind.cfg.DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                // Numbers in trees stay exact, too: an event in structured mode is read by way of one.
                .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(LogicalType.Textual, EventJson::stringsOnly)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .changeDefaultPropertyInclusion(inclusion ->
                        inclusion.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
                .build();
    }

    private static void stringsOnly(MutableCoercionConfig config) {
        for (CoercionInputShape shape : new CoercionInputShape[] {
            CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean
        }) {
            config.setCoercion(shape, CoercionAction.Fail);
        }
    }

    /** The limits alone, for those who walk JSON themselves. */
    public static JsonFactory factory() {
        return JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(MAX_STRING)
                        .maxNumberLength(MAX_NUMBER)
                        .build())
                .build();
    }

    /** Writes money as it looks everywhere outside: a decimal string and a currency. */
    public static ValueSerializer<MoneyAmount> moneyWriter() {
        return new MoneySerializer();
    }

    /** Turns what Jackson says into what the sender should know. */
    public static UnreadableEvent unreadable(JacksonException problem, String base) {
        if (!(problem instanceof DatabindException) && !(problem instanceof InputCoercionException)) {
            return new UnreadableEvent(UnreadableEvent.Code.NOT_JSON, null, firstLine(problem));
        }
        String path = pointer(base, problem.getPath());
        if (problem.getCause() instanceof InvalidValue invalid) {
            String pointer = invalid.field().isEmpty() ? path : path + "/" + invalid.field();
            return new UnreadableEvent(UnreadableEvent.Code.INVALID_FIELD, pointer, message(invalid));
        }
        if (problem.getCause() instanceof JacksonException inner && !(inner instanceof DatabindException)) {
            return new UnreadableEvent(UnreadableEvent.Code.NOT_JSON, path, firstLine(inner));
        }
        return new UnreadableEvent(UnreadableEvent.Code.INVALID_FIELD, path, firstLine(problem));
    }

    private static String message(InvalidValue invalid) {
        String message = invalid.getMessage();
        return message == null ? "is not valid" : message;
    }

    private static String pointer(String base, List<JacksonException.Reference> path) {
        StringBuilder pointer = new StringBuilder(base);
        for (JacksonException.Reference step : path) {
            @Nullable String property = step.getPropertyName();
            pointer.append('/')
                    .append(
                            property == null
                                    ? Integer.toString(step.getIndex())
                                    : property.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    private static String firstLine(JacksonException problem) {
        String message = problem.getOriginalMessage();
        if (message == null) {
            return "is not valid";
        }
        int line = message.indexOf('\n');
        String first = line < 0 ? message : message.substring(0, line);
        return first.replaceAll("`(?:[a-z]+\\.)+([A-Za-z$]+)`", "$1");
    }

    private static SimpleModule money() {
        return new SimpleModule("money")
                .addSerializer(MoneyAmount.class, moneyWriter())
                .addDeserializer(MoneyAmount.class, new MoneyDeserializer());
    }

    private static SimpleModule times() {
        return new SimpleModule("times")
                .addDeserializer(OffsetDateTime.class, new TimeDeserializer<>(EventTimes::time))
                .addDeserializer(Instant.class, new TimeDeserializer<>(EventTimes::instant))
                .addDeserializer(LocalDate.class, new DateDeserializer());
    }

    private static SimpleModule records() {
        return new SimpleModule("records") {
            @Override
            public void setupModule(SetupContext context) {
                super.setupModule(context);
                context.addValueInstantiators(new RecordConstructors());
            }
        };
    }

    /** Reads RFC 3339 strings only: a number says nothing about its unit. */
    private static final class TimeDeserializer<T> extends ValueDeserializer<T> {

        private final Function<String, T> parse;

        TimeDeserializer(Function<String, T> parse) {
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw MismatchedInputException.from(json, String.class, "must be a string");
            }
            try {
                return parse.apply(json.getString());
            } catch (DateTimeException e) {
                throw MismatchedInputException.from(
                        json, String.class, "must be an RFC 3339 date and time with an offset");
            }
        }
    }

    /** Reads the usual shape of a date fast and leaves all else to Jackson. */
    private static final class DateDeserializer extends ValueDeserializer<LocalDate> {
        @Override
        public LocalDate deserialize(JsonParser json, DeserializationContext context) {
            LocalDate date = null;
            if (json.currentToken() == JsonToken.VALUE_STRING && json.getStringLength() == EventTimes.DATE_LENGTH) {
                date = EventTimes.usualDate(json.getString());
            }
            return date == null ? LocalDateDeserializer.INSTANCE.deserialize(json, context) : date;
        }
    }

    private static final class MoneySerializer extends ValueSerializer<MoneyAmount> {
        @Override
        public void serialize(MoneyAmount money, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            json.writeStringProperty("amount", money.amount().toPlainString());
            json.writeStringProperty("currency", money.currency());
            json.writeEndObject();
        }
    }

    private static final class MoneyDeserializer extends ValueDeserializer<MoneyAmount> {
        @Override
        public MoneyAmount deserialize(JsonParser json, DeserializationContext context) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw MismatchedInputException.from(
                        json, MoneyAmount.class, "must be an object of amount and currency");
            }
            BigDecimal amount = null;
            String currency = null;
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                JsonToken token = json.nextToken();
                switch (name) {
                    case "amount" -> amount = amount(json, token);
                    case "currency" -> currency = text(json, token, "currency");
                    default -> json.skipChildren();
                }
            }
            return money(json, amount, currency);
        }

        private static BigDecimal amount(JsonParser json, JsonToken token) {
            String text = text(json, token, "amount");
            if (text.length() > MAX_NUMBER) {
                throw refused(json, "amount", "must not be longer than " + MAX_NUMBER + " characters");
            }
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException e) {
                throw refused(json, "amount", "must be a decimal number");
            }
        }

        private static String text(JsonParser json, JsonToken token, String field) {
            if (token != JsonToken.VALUE_STRING) {
                throw refused(
                        json,
                        field,
                        field.equals("amount") ? "must be a decimal string such as \"2.99\"" : "must be a string");
            }
            return json.getString();
        }

        @SuppressWarnings("NullAway") // the record refuses what is missing
        private static MoneyAmount money(JsonParser json, @Nullable BigDecimal amount, @Nullable String currency) {
            try {
                return new MoneyAmount(amount, currency);
            } catch (InvalidValue invalid) {
                throw refused(json, invalid.field(), message(invalid));
            }
        }

        private static DatabindException refused(JsonParser json, String field, String reason) {
            return DatabindException.from(json, reason, new InvalidValue(field, reason));
        }
    }
}
