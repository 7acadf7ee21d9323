package io.revenuesignals.platform.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A problem to be answered: thrown, or given to {@code Mono.error}. The detail is read by the caller, so it must not
 * tell what the caller may not know. Not safe for use by more than one thread at a time.
 */
public final class Problem extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    private static final String ERRORS = "errors";

    private final ProblemCatalog type;

    private Problem(ProblemCatalog type, ProblemDetail body) {
        super(type.status(), body, null);
        this.type = type;
    }

    public static Problem of(ProblemCatalog type, String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(type.status(), detail);
        body.setType(type.type());
        body.setTitle(type.title());
        return new Problem(type, body);
    }

    /** Names a field of the body that is wrong, by its JSON pointer (RFC 6901); may be called more than once. */
    public Problem field(String pointer, String detail) {
        return error("pointer", pointer, detail);
    }

    /** A request of which one query parameter, path variable or header is wrong: {@code limit}, {@code must be positive}. */
    public static Problem wrongParameter(String name, String reason) {
        return of(ProblemCatalog.INVALID_REQUEST, name + " " + reason + ".").parameter(name, reason);
    }

    /** Names a query parameter, path variable or header that is wrong; may be called more than once. */
    public Problem parameter(String name, String detail) {
        return error("parameter", name, detail);
    }

    /** Adds a member to the problem document. */
    public Problem with(String name, Object value) {
        getBody().setProperty(name, value);
        return this;
    }

    /** When to try again, rounded up to whole seconds. */
    public Problem retryAfter(Duration wait) {
        long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
        getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return this;
    }

    public ProblemCatalog type() {
        return type;
    }

    private Problem error(String kind, String place, String detail) {
        List<Object> errors = new ArrayList<>();
        if (properties().get(ERRORS) instanceof List<?> before) {
            errors.addAll(before);
        }
        Map<String, String> error = new LinkedHashMap<>();
        error.put(kind, place);
        error.put("detail", detail);
        errors.add(error);
        return with(ERRORS, errors);
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = getBody().getProperties();
        return properties == null ? Map.of() : properties;
    }
}
