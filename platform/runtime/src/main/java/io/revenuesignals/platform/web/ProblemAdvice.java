package io.revenuesignals.platform.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.revenuesignals.platform.observability.Correlation;
import io.revenuesignals.platform.observability.CorrelationFilter;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers every error of every request as a problem document (RFC 9457) with {@code type, title, status, detail, instance,
 * errors, correlationId}. Faults of ours are logged under the correlation id with all we know; the answer does not tell.
 *
 * <p>Meter {@code signals.problems.answered}, tag {@code type}: the name in {@link ProblemCatalog} in lower case.
 */
public final class ProblemAdvice implements WebExceptionHandler, Ordered {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    /** Before Boot's own handler of last resort, which has -1. */
    private static final int ORDER = -2;

    private final JsonMapper json;
    private final MeterRegistry meters;

    ProblemAdvice(JsonMapper json, MeterRegistry meters) {
        this.json = json;
        this.meters = meters;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        return answer(exchange.getRequest(), exchange.getResponse(), CorrelationFilter.of(exchange), error);
    }

    /** Answers an error of a request; what can no longer be answered is passed on. */
    public Mono<Void> answer(
            ServerHttpRequest request, ServerHttpResponse response, Correlation correlation, Throwable error) {
        if (response.isCommitted() || DisconnectedClientHelper.isClientDisconnectedException(error)) {
            return Mono.error(error);
        }
        Problem problem = ProblemMapping.problemOf(error);
        record(problem, error, request, correlation);
        return write(response, problem, document(problem, request, correlation));
    }

    private void record(Problem problem, Throwable error, ServerHttpRequest request, Correlation correlation) {
        meters.counter(
                        "signals.problems.answered",
                        "type",
                        problem.type().name().toLowerCase(Locale.ROOT))
                .increment();
        correlation.whileLogging(() -> log(problem, error, request));
    }

    private static void log(Problem problem, Throwable error, ServerHttpRequest sent) {
        String request = sent.getMethod() + " " + sent.getURI().getRawPath();
        if (problem.type() == ProblemCatalog.INTERNAL_ERROR) {
            log.error("{} failed", request, error);
        } else if (problem.getStatusCode().is5xxServerError()) {
            log.warn("{} refused for now: {}", request, reason(problem, error));
        } else {
            log.debug("{} answered {}: {}", request, problem.type(), reason(problem, error));
        }
    }

    private static String reason(Problem problem, Throwable error) {
        return error == problem ? String.valueOf(problem.getBody().getDetail()) : error.toString();
    }

    private static Map<String, Object> document(Problem problem, ServerHttpRequest request, Correlation correlation) {
        ProblemDetail body = problem.getBody();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", problem.type().type());
        document.put("title", problem.type().title());
        document.put("status", problem.getStatusCode().value());
        document.put("detail", String.valueOf(body.getDetail()));
        document.put("instance", URI.create(request.getURI().getRawPath()));
        if (body.getProperties() != null) {
            document.putAll(body.getProperties());
        }
        document.put("correlationId", correlation.correlationId());
        return document;
    }

    private Mono<Void> write(ServerHttpResponse response, Problem problem, Map<String, Object> document) {
        byte[] bytes = json.writeValueAsBytes(document);
        HttpHeaders headers = response.getHeaders();
        response.setStatusCode(problem.getStatusCode());
        problem.getHeaders().forEach(headers::put);
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setContentLength(bytes.length);
        DataBuffer buffer = response.bufferFactory().wrap(bytes);
        return response.writeWith(Mono.just(buffer));
    }
}
