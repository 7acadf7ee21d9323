package io.revenuesignals.contracts;

/** A field holds something that it must not hold. Carries the field's name as it is on the wire, so that the sender can be told. */
public final class InvalidValue extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;

    public InvalidValue(String field, String reason) {
        super(reason);
        this.field = field;
    }

    /** The field's wire name, relative to the record that refused it. */
    public String field() {
        return field;
    }
}
