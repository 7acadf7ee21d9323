package io.revenuesignals.platform.messaging;

/** Something that events depend on is not there. The batch is read again until it is. */
final class InfrastructureTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InfrastructureTrouble(String message) {
        super(message);
    }

    InfrastructureTrouble(String message, Throwable cause) {
        super(message, cause);
    }
}
