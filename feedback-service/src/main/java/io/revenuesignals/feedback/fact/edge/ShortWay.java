package io.revenuesignals.feedback.fact.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.revenuesignals.platform.observability.Correlation;
import io.revenuesignals.platform.security.AnswerHeaders;
import io.revenuesignals.platform.security.Caller;
import io.revenuesignals.platform.security.KnownCallers;
import io.revenuesignals.platform.web.Problem;
import io.revenuesignals.platform.web.ProblemAdvice;
import io.revenuesignals.platform.web.RequestLimits;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/**
 * Takes single small facts of known callers without the way through filters, mapping and observation, which costs ten times what
 * such a fact does. Same door, same rules, same answers, same meters; whatever is not plain goes the long way.
 */
final class ShortWay implements HttpHandler {

    static final String PATH = "/v1/facts";

    private final HttpHandler longWay;
    private final FactDoor door;
    private final KnownCallers callers;
    private final Set<String> roles;
    private final AnswerHeaders answerHeaders;
    private final RequestLimits limits;
    private final ProblemAdvice problems;
    private final DoorTimes times;
    private final long largest;

    /**
     * @param roles those of which a caller must have one
     * @param largest bodies from this number of bytes on go the long way
     */
    ShortWay(
            HttpHandler longWay,
            FactDoor door,
            KnownCallers callers,
            Collection<String> roles,
            AnswerHeaders answerHeaders,
            RequestLimits limits,
            ProblemAdvice problems,
            MeterRegistry meters,
            long largest) {
        this.longWay = longWay;
        this.door = door;
        this.callers = callers;
        this.roles = Set.copyOf(roles);
        this.answerHeaders = answerHeaders;
        this.limits = limits;
        this.problems = problems;
        this.times = new DoorTimes(meters, PATH);
        this.largest = largest;
    }

    private enum Form {
        STRUCTURED,
        BINARY
    }

    @Override
    public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
        Form form = isForDoor(request) ? form(request.getHeaders()) : null;
        Caller caller = form == null ? null : callers.sender(request.getHeaders());
        return form == null || caller == null || !mayPost(caller)
                ? longWay.handle(request, response)
                : timed(request, response, form, caller);
    }

    private static boolean isForDoor(ServerHttpRequest request) {
        return request.getMethod() == HttpMethod.POST
                && PATH.equals(request.getURI().getRawPath())
                && request.getURI().getRawQuery() == null;
    }

    private @Nullable Form form(HttpHeaders headers) {
        long length = headers.getContentLength();
        if (length <= 0
                || length >= largest
                || headers.containsHeader(HttpHeaders.CONTENT_ENCODING)
                || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
            return null;
        }
        return switch (headers.getFirst(HttpHeaders.CONTENT_TYPE)) {
            case MediaTypes.EVENT -> Form.STRUCTURED;
            case MediaTypes.JSON -> Form.BINARY;
            case null, default -> null;
        };
    }

    private boolean mayPost(Caller caller) {
        return caller.roles().stream().anyMatch(roles::contains);
    }

    private Mono<Void> timed(ServerHttpRequest request, ServerHttpResponse response, Form form, Caller caller) {
        DoorTimes.Request time = times.begin();
        Correlation correlation = Correlation.named(request.getHeaders().getFirst(Correlation.HEADER));
        answerHeaders.addTo(response.getHeaders());
        response.getHeaders().set(Correlation.HEADER, correlation.correlationId());
        return taken(limits.bounded(request), response, form, caller)
                .onErrorResume(error -> {
                    time.failed(error);
                    return problems.answer(request, response, correlation, error);
                })
                .doFinally(end -> time.end(end, response.getStatusCode()));
    }

    private Mono<Void> taken(ServerHttpRequest request, ServerHttpResponse response, Form form, Caller caller) {
        try {
            return switch (form) {
                case STRUCTURED -> door.structured(request, response, caller);
                case BINARY -> door.binary(request, response, caller);
            };
        } catch (Problem problem) {
            return Mono.error(problem);
        }
    }
}
