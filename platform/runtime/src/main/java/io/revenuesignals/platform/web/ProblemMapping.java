package io.revenuesignals.platform.web;

import io.netty.handler.timeout.ReadTimeoutException;
import io.revenuesignals.contracts.InvalidValue;
import io.revenuesignals.platform.messaging.Faults;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.PayloadTooLargeException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.core.Exceptions;
import tools.jackson.core.JacksonException;

/** Finds the problem to answer for an error. What the answer says is about the request, never about our insides. */
final class ProblemMapping {

    /** When to try again after trouble below us that passes by itself. */
    static final Duration SOON = Duration.ofSeconds(2);

    private static final int DEEPEST = 20;

    private ProblemMapping() {}

    static Problem problemOf(Throwable error) {
        Throwable plain = Exceptions.unwrap(error);
        if (plain instanceof Problem problem) {
            return problem;
        }
        Problem found = deeper(plain);
        return found == null ? own(plain) : found;
    }

    /** Problems that frameworks wrap: looked for in the causes before the wrapper's own meaning counts. */
    private static @Nullable Problem deeper(Throwable error) {
        Throwable cause = error;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            Problem problem = telling(cause);
            if (problem != null) {
                return problem;
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static @Nullable Problem telling(Throwable error) {
        return switch (error) {
            case Problem problem -> copyOf(problem);
            case JacksonException json -> JsonProblems.of(json);
            case InvalidValue invalid -> invalid(invalid);
            case DataBufferLimitException _, ContentTooLargeException _, PayloadTooLargeException _ ->
                Problem.of(ProblemCatalog.TOO_LARGE, "The body is larger than allowed.");
            case RecordTooLargeException _ ->
                Problem.of(
                        ProblemCatalog.TOO_LARGE,
                        "What other systems would be told of this is larger than a message may be.");
            case ReadTimeoutException _ ->
                Problem.of(ProblemCatalog.REQUEST_TIMEOUT, "The body took too long to arrive.");
            default -> null;
        };
    }

    private static Problem copyOf(Problem problem) {
        Problem copy =
                Problem.of(problem.type(), String.valueOf(problem.getBody().getDetail()));
        if (problem.getBody().getProperties() != null) {
            problem.getBody().getProperties().forEach(copy::with);
        }
        copy.getHeaders().addAll(problem.getHeaders());
        return copy;
    }

    private static Problem own(Throwable error) {
        return switch (error) {
            case WebExchangeBindException bind -> bind(bind);
            case MissingRequestValueException missing -> Problem.wrongParameter(missing.getName(), "is required");
            case ServerWebInputException input -> input(input);
            case MethodNotAllowedException method ->
                withHeaders(
                        Problem.of(
                                ProblemCatalog.METHOD_NOT_ALLOWED, method.getHttpMethod() + " is not possible here."),
                        method);
            case NotAcceptableStatusException accept ->
                withHeaders(
                        Problem.of(
                                ProblemCatalog.NOT_ACCEPTABLE,
                                "Acceptable are: " + MediaType.toString(accept.getSupportedMediaTypes()) + "."),
                        accept);
            case UnsupportedMediaTypeStatusException media ->
                withHeaders(
                        Problem.of(
                                ProblemCatalog.UNSUPPORTED_MEDIA_TYPE,
                                "Supported are: " + MediaType.toString(media.getSupportedMediaTypes()) + "."),
                        media);
            case ResponseStatusException status -> status(status);
            case AuthenticationServiceException _ ->
                Problem.of(ProblemCatalog.UNAVAILABLE, "Tokens cannot be checked at the moment.")
                        .retryAfter(SOON);
            case AuthenticationException _ ->
                Problem.of(ProblemCatalog.UNAUTHENTICATED, "The request needs a valid bearer token.");
            case AccessDeniedException _ ->
                Problem.of(ProblemCatalog.FORBIDDEN, "The caller's roles do not allow this.");
            default -> trouble(error);
        };
    }

    private static Problem trouble(Throwable error) {
        if (error instanceof DuplicateKeyException) {
            return Problem.of(ProblemCatalog.CONFLICT, "Somebody else made the same thing at the same moment.");
        }
        if (isPassing(error)) {
            return Problem.of(
                            ProblemCatalog.UNAVAILABLE,
                            "Something this needs is not available. Whether the request took effect is not known; "
                                    + "it may be sent again.")
                    .retryAfter(SOON);
        }
        if (error instanceof ErrorResponse response) {
            return Problem.of(ProblemCatalog.forStatus(response.getStatusCode()), "The request cannot be answered.");
        }
        return Problem.of(
                ProblemCatalog.INTERNAL_ERROR,
                "The request could not be completed. The correlation id leads to the reason in our log.");
    }

    private static boolean isPassing(Throwable error) {
        return error instanceof CannotCreateTransactionException
                || error instanceof TimeoutException
                || Faults.kindOf(error) == Faults.Kind.INFRASTRUCTURE;
    }

    private static Problem invalid(InvalidValue invalid) {
        String reason = invalid.getMessage() == null ? "is not valid" : invalid.getMessage();
        return Problem.of(ProblemCatalog.INVALID_REQUEST, invalid.field() + " " + reason + ".")
                .field("/" + invalid.field(), reason);
    }

    private static Problem bind(WebExchangeBindException bind) {
        Problem problem = Problem.of(ProblemCatalog.INVALID_REQUEST, "Some fields do not hold what they must.");
        for (FieldError field : bind.getFieldErrors()) {
            String reason = field.getDefaultMessage() == null ? "is not valid" : field.getDefaultMessage();
            problem.field(pointer(field.getField()), reason);
        }
        return problem;
    }

    /** {@code scope.products[0].name} becomes {@code /scope/products/0/name}. */
    private static String pointer(String path) {
        return "/" + path.replace("[", ".").replace("]", "").replace('.', '/');
    }

    private static Problem input(ServerWebInputException input) {
        MethodParameter parameter = input.getMethodParameter();
        if (input.getCause() instanceof TypeMismatchException mismatch && parameter != null) {
            String name = parameter.getParameterName() == null ? "A parameter" : parameter.getParameterName();
            String reason = JsonProblems.expectation(mismatch.getRequiredType());
            return Problem.wrongParameter(name, reason);
        }
        if ("No request body".equals(input.getReason())) {
            return Problem.of(ProblemCatalog.INVALID_REQUEST, "The request needs a body.")
                    .field("", "is required");
        }
        return Problem.of(ProblemCatalog.INVALID_REQUEST, "The request cannot be understood.");
    }

    private static Problem status(ResponseStatusException status) {
        ProblemCatalog type = ProblemCatalog.forStatus(status.getStatusCode());
        String reason = status.getReason();
        String detail = type == ProblemCatalog.NOT_FOUND || reason == null ? type.title() + "." : reason;
        return withHeaders(Problem.of(type, detail), status);
    }

    private static Problem withHeaders(Problem problem, ErrorResponse from) {
        HttpHeaders headers = from.getHeaders();
        headers.forEach((name, values) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
                problem.getHeaders().put(name, values);
            }
        });
        return problem;
    }
}
