package io.revenuesignals.platform.web;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * The answers of commands that carried an {@code Idempotency-Key}, kept in the transaction of the command itself. Every
 * method but {@link #forgetBefore} must be called inside it, one after the other.
 */
final class IdempotencyKeys {

    /** Whose key it is. */
    record Key(String principal, String value) {

        /** One word for the advisory lock; the line break separates, since neither part can hold one. */
        String word() {
            return principal + "\n" + value;
        }
    }

    /** The answer that was given, as it was sent. */
    record Answer(
            byte[] fingerprint,
            int status,
            String headers,
            @Nullable String body) {

        boolean isTo(byte[] otherFingerprint) {
            return Arrays.equals(fingerprint, otherFingerprint);
        }
    }

    private static final int FORGOTTEN_AT_ONCE = 5_000;

    private final DatabaseClient database;

    IdempotencyKeys(DatabaseClient database) {
        this.database = database;
    }

    /** Takes the key for the rest of the transaction; false when another transaction has it. Does not wait. */
    Mono<Boolean> claim(Key key) {
        return database.sql("select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as claimed")
                .bind(0, key.word())
                .map(row -> Boolean.TRUE.equals(row.get("claimed", Boolean.class)))
                .one();
    }

    Mono<Optional<Answer>> find(Key key) {
        return database.sql("select fingerprint, status, headers, body from idempotency_key"
                        + " where principal = $1 and key = $2")
                .bind(0, key.principal())
                .bind(1, key.value())
                .map(IdempotencyKeys::answer)
                .one()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    Mono<Void> keep(Key key, Answer answer, Instant at) {
        DatabaseClient.GenericExecuteSpec insert = database.sql(
                        "insert into idempotency_key (principal, key, fingerprint, status, headers, body, created_at)"
                                + " values ($1, $2, $3, $4, $5, $6, $7)")
                .bind(0, key.principal())
                .bind(1, key.value())
                .bind(2, answer.fingerprint())
                .bind(3, answer.status())
                .bind(4, answer.headers())
                .bind(6, at);
        String body = answer.body();
        return (body == null ? insert.bindNull(5, String.class) : insert.bind(5, body)).then();
    }

    /** Forgets some of the older answers and tells how many; to be called until that is zero. */
    Mono<Long> forgetBefore(Instant moment) {
        return database.sql("delete from idempotency_key where ctid = any(array("
                        + "select ctid from idempotency_key where created_at < $1 limit $2))")
                .bind(0, moment)
                .bind(1, FORGOTTEN_AT_ONCE)
                .fetch()
                .rowsUpdated();
    }

    private static Answer answer(Readable row) {
        return new Answer(
                Objects.requireNonNull(row.get("fingerprint", byte[].class)),
                Objects.requireNonNull(row.get("status", Integer.class)),
                Objects.requireNonNull(row.get("headers", String.class)),
                row.get("body", String.class));
    }
}
