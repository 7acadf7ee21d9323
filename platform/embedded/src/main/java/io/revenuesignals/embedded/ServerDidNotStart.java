package io.revenuesignals.embedded;

/** A child server is not there: its message is one line for people and ends with what the server itself said last. */
public final class ServerDidNotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ServerDidNotStart(String message) {
        super(message);
    }

    public ServerDidNotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
