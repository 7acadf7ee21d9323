package io.revenuesignals.platform.web;

import io.revenuesignals.platform.web.IdempotencyKeys.Answer;
import io.revenuesignals.platform.web.IdempotencyKeys.Key;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs commands: in one transaction, to their end even when the client leaves, and once for each {@code Idempotency-Key}.
 *
 * <p>With the header, the answer is kept in the command's own transaction, for {@code signals.web.keep-answers}. A repeat by
 * the same caller gets that answer again, with its status, {@code Location} and {@code ETag}, plus
 * {@code Idempotency-Replayed: true}; a repeat that comes while the first still runs gets 409 and {@code Retry-After}; the
 * same key with another request gets 422. What fails leaves nothing behind, so it may be tried again under its key.
 */
public final class Commands {

    /** The client's name for one attempt to do something, 1 to 200 visible ASCII characters. */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /** Says that the answer is that of an earlier request with the same key. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private static final int LONGEST_KEY = 200;
    private static final Duration SHORTLY = Duration.ofSeconds(1);
    private static final TypeReference<Map<String, List<String>>> HEADERS = new TypeReference<>() {};

    private final TransactionalOperator transaction;
    private final IdempotencyKeys keys;
    private final JsonMapper json;
    private final JsonMapper tolerantJson;
    private final Clock clock;

    Commands(TransactionalOperator transaction, IdempotencyKeys keys, JsonMapper json, Clock clock) {
        this.transaction = transaction;
        this.keys = keys;
        this.json = json;
        this.tolerantJson = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        this.clock = clock;
    }

    /**
     * Runs a command. Errors undo everything it did. An answer commits, whatever its status.
     *
     * @param exchange the request
     * @param requestBody the body as bound; an empty map when there is none
     * @param view the type of the answer's body, which must be readable from the JSON it is written as
     * @param command what to do, in the transaction, one statement after another; subscribed at most once
     * @return the answer; fails with a {@link Problem} about the key, or with what the command failed with
     */
    public <T> Mono<ResponseEntity<T>> run(
            ServerWebExchange exchange, Object requestBody, Class<T> view, Mono<ResponseEntity<T>> command) {
        String key = exchange.getRequest().getHeaders().getFirst(IDEMPOTENCY_KEY);
        if (key == null) {
            return toTheEnd(command);
        }
        if (!isAcceptable(key)) {
            return Mono.error(unacceptableKey());
        }
        byte[] fingerprint = fingerprint(exchange.getRequest(), requestBody);
        return exchange.getPrincipal()
                .map(Principal::getName)
                .defaultIfEmpty("")
                .flatMap(principal -> toTheEnd(once(new Key(principal, key), fingerprint, view, command)));
    }

    /** A future runs on when its reader leaves; the context (who asked, what for) goes along. */
    private <T> Mono<T> toTheEnd(Mono<T> work) {
        return Mono.deferContextual(context -> Mono.fromFuture(started(work, context), true));
    }

    private <T> CompletableFuture<T> started(Mono<T> work, ContextView context) {
        return transaction.transactional(work).contextWrite(context).toFuture();
    }

    private <T> Mono<ResponseEntity<T>> once(
            Key key, byte[] fingerprint, Class<T> view, Mono<ResponseEntity<T>> command) {
        return keys.claim(key)
                .flatMap(claimed -> claimed ? keys.find(key) : Mono.error(stillRunning()))
                .flatMap(kept -> kept.isPresent()
                        ? Mono.fromCallable(() -> again(kept.get(), fingerprint, view))
                        : first(key, fingerprint, command));
    }

    private <T> Mono<ResponseEntity<T>> first(Key key, byte[] fingerprint, Mono<ResponseEntity<T>> command) {
        return command.flatMap(answer ->
                keys.keep(key, kept(fingerprint, answer), clock.instant()).thenReturn(answer));
    }

    private Answer kept(byte[] fingerprint, ResponseEntity<?> answer) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        answer.getHeaders().forEach(headers::put);
        Object body = answer.getBody();
        return new Answer(
                fingerprint,
                answer.getStatusCode().value(),
                json.writeValueAsString(headers),
                body == null ? null : json.writeValueAsString(body));
    }

    private <T> ResponseEntity<T> again(Answer kept, byte[] fingerprint, Class<T> view) {
        if (!kept.isTo(fingerprint)) {
            throw Problem.of(
                            ProblemCatalog.IDEMPOTENCY_KEY_REUSED,
                            "The key came before with another request. A new request needs a new key.")
                    .parameter(IDEMPOTENCY_KEY, "belongs to another request");
        }
        HttpHeaders headers = new HttpHeaders();
        tolerantJson.readValue(kept.headers(), HEADERS).forEach(headers::put);
        headers.set(REPLAYED, "true");
        return new ResponseEntity<>(body(kept, view), headers, kept.status());
    }

    private <T> @Nullable T body(Answer kept, Class<T> view) {
        String body = kept.body();
        return body == null ? null : tolerantJson.readValue(body, view);
    }

    private byte[] fingerprint(ServerHttpRequest request, Object body) {
        MessageDigest digest = sha256();
        digest.update(line(request.getMethod().name()));
        digest.update(line(String.valueOf(request.getURI().getRawPath())));
        digest.update(line(String.valueOf(request.getHeaders().getFirst(HttpHeaders.IF_MATCH))));
        return digest.digest(json.writer()
                .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .writeValueAsBytes(body));
    }

    private static byte[] line(String text) {
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static boolean isAcceptable(String key) {
        return !key.isEmpty() && key.length() <= LONGEST_KEY && key.chars().allMatch(c -> c > 0x20 && c < 0x7f);
    }

    private static Problem unacceptableKey() {
        String reason = "must have 1 to " + LONGEST_KEY + " visible ASCII characters";
        return Problem.of(ProblemCatalog.INVALID_REQUEST, IDEMPOTENCY_KEY + " " + reason + ".")
                .parameter(IDEMPOTENCY_KEY, reason);
    }

    private static Problem stillRunning() {
        return Problem.of(ProblemCatalog.CONFLICT, "The first request with this key is still being worked on.")
                .parameter(IDEMPOTENCY_KEY, "is in use at this moment")
                .retryAfter(SHORTLY);
    }
}
