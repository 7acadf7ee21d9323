package io.revenuesignals.feedback.fact.edge;

import io.revenuesignals.contracts.EventType;
import io.revenuesignals.contracts.Topics;
import io.revenuesignals.platform.security.Caller;

/** Who posts, and as whom they may. */
@FunctionalInterface
interface Poster {

    boolean mayPost(EventType type, String source);

    /** Systems post as their own sources, sales people what they observed as {@code /sales/<subject>} or below it. */
    static Poster of(Caller caller) {
        String ownName = "/sales/" + caller.subject();
        boolean system = caller.has("source");
        boolean person = caller.has("sales");
        return (type, source) -> system && caller.mayPostAs(source)
                || person && type.topic().equals(Topics.OBSERVATIONS) && isOrIsBelow(source, ownName);
    }

    private static boolean isOrIsBelow(String source, String name) {
        return source.startsWith(name) && (source.length() == name.length() || source.charAt(name.length()) == '/');
    }
}
