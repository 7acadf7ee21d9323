package io.revenuesignals.feedback.fact.edge;

/** JSON pointers (RFC 6901). */
final class Pointers {

    private static final int LONGEST = 200;

    private Pointers() {}

    /** The pointer to a member of the event. */
    static String of(String name) {
        return "/" + shortened(name).replace("~", "~0").replace("/", "~1");
    }

    /** At most so much of a pointer as is of use to anybody. */
    static String shortened(String pointer) {
        return pointer.length() <= LONGEST ? pointer : pointer.substring(0, LONGEST);
    }
}
