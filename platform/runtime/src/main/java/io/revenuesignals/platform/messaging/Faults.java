package io.revenuesignals.platform.messaging;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import reactor.pool.PoolShutdownException;

/** Tells the three kinds of error apart: trouble of the infrastructure passes, trouble in the data stays, the rest nobody foresaw. */
public final class Faults {

    private Faults() {}

    /** What an error asks for. */
    public enum Kind {
        /** Try again until it passes. */
        INFRASTRUCTURE,
        /** Trying again is useless; find the event and set it aside. */
        DATA,
        /** Try a few times, then set it aside and say so loudly. */
        UNKNOWN
    }

    /** The kind of an error, judged by its deepest telling cause. */
    public static Kind kindOf(Throwable error) {
        Throwable cause = error;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            Kind kind = own(cause);
            if (kind != null) {
                return kind;
            }
            cause = cause.getCause();
        }
        return Kind.UNKNOWN;
    }

    private static @Nullable Kind own(Throwable error) {
        return switch (error) {
            case InfrastructureTrouble _ -> Kind.INFRASTRUCTURE;
            case UnreadableEvent _, RecordTooLargeException _ -> Kind.DATA;
            case R2dbcTimeoutException _, TimeoutException _, IOException _, InterruptedException _ ->
                Kind.INFRASTRUCTURE;
            case R2dbcException e -> sqlState(e.getSqlState());
            case org.apache.kafka.common.KafkaException _ -> Kind.INFRASTRUCTURE;
            case PoolShutdownException _, RejectedExecutionException _, CancellationException _ -> Kind.INFRASTRUCTURE;
            case IllegalStateException e when closing(e) -> Kind.INFRASTRUCTURE;
            default -> null;
        };
    }

    /** By class of SQLSTATE (PostgreSQL, appendix A); an error without one came from the connection. */
    private static @Nullable Kind sqlState(@Nullable String state) {
        if (state == null || state.isEmpty() || state.length() < 5) {
            return Kind.INFRASTRUCTURE;
        }
        if (state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.startsWith("55")
                || state.startsWith("40")
                || state.startsWith("58")
                || state.equals("25006") // read-only: a standby that was promoted elsewhere
                || state.startsWith(
                        "25P") // the server ended a session that was idle, or a transaction that took too long
                || state.startsWith("28")) {
            return Kind.INFRASTRUCTURE;
        }
        if (state.startsWith("22") || state.startsWith("23")) {
            return Kind.DATA;
        }
        return null;
    }

    private static boolean closing(IllegalStateException error) {
        String message = String.valueOf(error.getMessage());
        return message.contains("closed") || message.contains("shut") || message.contains("disposed");
    }
}
