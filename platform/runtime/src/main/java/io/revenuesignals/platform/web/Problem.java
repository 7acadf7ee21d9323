package io.revenuesignals.platform.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A problem to be answered: thrown, or given to {@code Mono.error}. The detail is read by the caller, so it must not
 * tell what the caller may not know.
 */
public final class Problem extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    private static final String ERRORS = "errors";

    /** One field that is wrong: where in the body (RFC 6901), and why. */
    public record FieldError(String pointer, String detail) {}

    private final ProblemCatalog type;
    private final transient List<FieldError> errors = new ArrayList<>();

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

    /** Names a field that is wrong; may be called more than once. */
    public Problem field(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
        getBody().setProperty(ERRORS, List.copyOf(errors));
        return this;
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

    /** The fields named so far. */
    public List<FieldError> errors() {
        return List.copyOf(errors);
    }
}
