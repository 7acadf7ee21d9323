package io.revenuesignals.feedback.fact.edge;

import io.revenuesignals.contracts.EventType;
import io.revenuesignals.contracts.Topics;
import io.revenuesignals.platform.security.Caller;

/** Who posts, and as whom they may: systems as their own sources, sales people what they observed under their own name. */
record Poster(Caller caller) {

    /** Sales people post as {@code /sales/<subject>}, or below it. */
    private static final String SALES = "/sales/";

    boolean mayPost(EventType type, String source) {
        return caller.has("source") && caller.mayPostAs(source)
                || caller.has("sales") && type.topic().equals(Topics.OBSERVATIONS) && isOwnName(source);
    }

    private boolean isOwnName(String source) {
        String own = SALES + caller.subject();
        return source.startsWith(own) && (source.length() == own.length() || source.charAt(own.length()) == '/');
    }
}
