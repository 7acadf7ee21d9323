package io.revenuesignals.platform.web;

import io.revenuesignals.contracts.InvalidValue;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns what Jackson says about a body into what its sender should know: which field, and what it must be. */
final class JsonProblems {

    private JsonProblems() {}

    static Problem of(JacksonException error) {
        return switch (error) {
            case UnrecognizedPropertyException unknown ->
                Problem.of(
                                ProblemCatalog.UNKNOWN_FIELD,
                                "The field " + unknown.getPropertyName() + " is not known here.")
                        .field(pointer(unknown.getPath()), "is not known");
            case DatabindException bound -> binding(bound);
            default -> notJson(error);
        };
    }

    /** RFC 6901. */
    static String pointer(List<JacksonException.Reference> path) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference step : path) {
            pointer.append('/').append(step(step));
        }
        return pointer.toString();
    }

    private static String step(JacksonException.Reference step) {
        String name = step.getPropertyName();
        return name == null ? Integer.toString(step.getIndex()) : escaped(name);
    }

    /** One name inside a JSON pointer. */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static Problem binding(DatabindException error) {
        String pointer = pointer(error.getPath());
        InvalidValue invalid = invalidValueIn(error);
        if (invalid != null) {
            return wrong(invalid.field().isEmpty() ? pointer : pointer + "/" + invalid.field(), reason(invalid));
        }
        return switch (error.getCause()) {
            case StreamReadException inner -> notJson(inner);
            case IllegalArgumentException refused
            when !(refused instanceof NumberFormatException) -> wrong(pointer, reason(refused));
            case null, default -> wrong(pointer, expectation(error));
        };
    }

    private static Problem wrong(String pointer, String reason) {
        String place = pointer.isEmpty() ? "The body" : pointer.substring(1).replace('/', '.');
        return Problem.of(ProblemCatalog.INVALID_REQUEST, place + " " + reason + ".")
                .field(pointer, reason);
    }

    private static @Nullable InvalidValue invalidValueIn(Throwable error) {
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidValue invalid) {
                return invalid;
            }
        }
        return null;
    }

    private static Problem notJson(JacksonException error) {
        if (error instanceof StreamConstraintsException) {
            return Problem.of(ProblemCatalog.NOT_JSON, beyondLimits(String.valueOf(error.getOriginalMessage())));
        }
        var place = error.getLocation();
        String where = place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
        return Problem.of(ProblemCatalog.NOT_JSON, "The body is not well-formed JSON" + where + ".");
    }

    private static String beyondLimits(String message) {
        if (message.contains("nesting depth")) {
            return "The body is nested too deeply.";
        }
        if (message.contains("Number")) {
            return "The body holds a number with too many digits.";
        }
        return "The body holds a text that is too long.";
    }

    private static String reason(IllegalArgumentException error) {
        String message = error.getMessage();
        return message == null || message.isBlank()
                ? "is not valid"
                : message.lines().findFirst().orElse("is not valid");
    }

    private static String expectation(DatabindException error) {
        return switch (error) {
            case InvalidTypeIdException _ -> "is not of a known kind";
            case MismatchedInputException mismatch when isMissing(mismatch) -> "is required";
            case MismatchedInputException mismatch -> expectation(mismatch.getTargetType());
            default -> "is not valid";
        };
    }

    /** A number or truth value that is absent or null; only the sentence tells it from one of the wrong kind. */
    private static boolean isMissing(MismatchedInputException mismatch) {
        Class<?> type = mismatch.getTargetType();
        return type != null
                && type.isPrimitive()
                && String.valueOf(mismatch.getOriginalMessage()).startsWith("Cannot map `null`");
    }

    /** What a value of the type looks like to the sender. */
    static String expectation(@Nullable Class<?> type) {
        if (type == null) {
            return "is not valid";
        }
        if (type.isEnum()) {
            return "must be one of " + constants(type);
        }
        if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        }
        if (isWhole(type)) {
            return "must be a whole number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "must be a number";
        }
        if (type == LocalDate.class) {
            return "must be a date such as 2026-03-01";
        }
        if (type == Instant.class || type == OffsetDateTime.class) {
            return "must be an instant with its offset, such as 2026-03-01T09:30:00Z";
        }
        return structure(type);
    }

    private static String structure(Class<?> type) {
        if (type == ZoneId.class) {
            return "must be a time zone such as America/Chicago";
        }
        if (type == UUID.class) {
            return "must be a UUID";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "must be a text";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "must be a list";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "must be an object" : "is not valid";
    }

    private static boolean isWhole(Class<?> type) {
        return type == int.class
                || type == long.class
                || type == short.class
                || type == Integer.class
                || type == Long.class
                || type == Short.class
                || type == BigInteger.class;
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "));
    }
}
