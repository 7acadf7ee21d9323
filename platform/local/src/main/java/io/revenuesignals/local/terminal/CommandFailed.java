package io.revenuesignals.local.terminal;

/** A command cannot do what it was asked. The message is the one line its caller reads; the exit code becomes 1. */
public final class CommandFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommandFailed(String message) {
        super(message);
    }

    public CommandFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
