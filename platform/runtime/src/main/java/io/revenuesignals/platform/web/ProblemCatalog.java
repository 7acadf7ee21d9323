package io.revenuesignals.platform.web;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** Every kind of problem an answer can report (RFC 9457). The type URIs are promises: clients branch on them. */
public enum ProblemCatalog {
    /** A value is missing or not what its field holds. */
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request holds a value it must not hold"),
    /** A command names a field it does not have. */
    UNKNOWN_FIELD(HttpStatus.BAD_REQUEST, "The request holds a field that is not known"),
    /** The body is not JSON, or JSON beyond the limits on depth, text and numbers. */
    NOT_JSON(HttpStatus.BAD_REQUEST, "The body is not acceptable JSON"),
    /** No token, or one that does not hold. */
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "A valid bearer token is needed"),
    /** The token does not carry the right. */
    FORBIDDEN(HttpStatus.FORBIDDEN, "The caller may not do this"),
    /** There is no such thing, or it is not the caller's to see. */
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such thing"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The method is not allowed here"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer does not exist in a form the client accepts"),
    /** The client sent its request too slowly. */
    REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT, "The request took too long to arrive"),
    /** The state of the thing does not allow this, or somebody else is changing it. */
    CONFLICT(HttpStatus.CONFLICT, "The state does not allow this"),
    /** {@code If-Match} names a version that is no longer the current one. */
    STALE_VERSION(HttpStatus.PRECONDITION_FAILED, "The thing was changed in the meantime"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body's type or encoding is not supported"),
    /** Every value is valid, and a business rule says no. */
    RULE_VIOLATED(HttpStatus.UNPROCESSABLE_CONTENT, "A rule does not allow this"),
    /** The same {@code Idempotency-Key} came before with another request. */
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The idempotency key belongs to another request"),
    /** The change needs an {@code If-Match}. */
    PRECONDITION_REQUIRED(HttpStatus.PRECONDITION_REQUIRED, "The current version must be named"),
    /** This client sends too much; {@code Retry-After} says when to come again. */
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
    HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers are too large"),
    /** A fault of ours. The details are in our log, under the correlation id. */
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here"),
    /** Something this needs is away; whether it happened is not known. Send again with the same id after {@code Retry-After}. */
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Not possible at the moment");

    private final URI type;
    private final HttpStatus status;
    private final String title;

    ProblemCatalog(HttpStatus status, String title) {
        this.type = URI.create(
                "urn:revenuesignals:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
        this.status = status;
        this.title = title;
    }

    /** The problem to answer when all that is known is a status; the closest of the same hundred when none has exactly it. */
    static ProblemCatalog forStatus(HttpStatusCode status) {
        for (ProblemCatalog problem : values()) {
            if (problem.status.isSameCodeAs(status)) {
                return problem;
            }
        }
        return status.is4xxClientError() ? INVALID_REQUEST : INTERNAL_ERROR;
    }

    /** What clients branch on: {@code urn:revenuesignals:problem:stale-version}. */
    public URI type() {
        return type;
    }

    public HttpStatus status() {
        return status;
    }

    /** The same sentence for every problem of this type. */
    public String title() {
        return title;
    }
}
