package io.revenuesignals.feedback.fact.edge;

/** A body that cannot be taken apart into events, so that nothing in it can be judged. */
final class UnreadableBody extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    enum Cause {
        NOT_JSON,
        TOO_MANY
    }

    private final Cause reason;

    UnreadableBody(Cause reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    Cause reason() {
        return reason;
    }

    String detail() {
        String message = getMessage();
        return message == null ? reason.name() : message;
    }
}
