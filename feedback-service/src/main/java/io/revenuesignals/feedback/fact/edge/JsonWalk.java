package io.revenuesignals.feedback.fact.edge;

import io.revenuesignals.feedback.fact.model.Refusal;
import io.revenuesignals.platform.messaging.EventJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Walks over one JSON value without keeping it, and finds what one event must not have but its neighbours should not suffer
 * from: fields given twice, nesting too deep, texts and numbers too long. The parser stands behind the value afterwards in
 * any case. One walk serves one body; it is not safe for threads.
 */
final class JsonWalk {

    private static final int MOST_FIELDS = 256;

    private final JsonParser json;
    private final int rootDepth;
    private final String prefix;
    private final boolean texts;
    private final List<String> names = new ArrayList<>(32);
    private final int[] objectStarts = new int[EventJson.MAX_DEPTH + 1];

    private JsonWalk(JsonParser json, int rootDepth, String prefix, boolean texts) {
        this.json = json;
        this.rootDepth = rootDepth;
        this.prefix = prefix;
        this.texts = texts;
    }

    /**
     * A walk over members of events, which leaves the length of texts to {@link #ofData}: most data are shorter as a whole.
     *
     * @param rootDepth open brackets of the parser around an event as a whole: 1 within a batch, else 0
     */
    static JsonWalk ofEvents(JsonParser json, int rootDepth) {
        return new JsonWalk(json, rootDepth, "", false);
    }

    /** A walk over the data of one event, by a parser of its own, with every check. */
    static JsonWalk ofData(JsonParser json) {
        return new JsonWalk(json, 0, "/data", true);
    }

    /** Walks from the value's first token to its last, and answers the first thing that is wrong. */
    @Nullable
    Refusal over() {
        names.clear();
        @Nullable Refusal refusal = null;
        int inside = 0;
        JsonToken token = json.currentToken();
        while (true) {
            switch (token) {
                case START_OBJECT, START_ARRAY -> {
                    inside++;
                    refusal = refusal == null ? opened(inside) : refusal;
                }
                case END_OBJECT, END_ARRAY -> {
                    closed(inside);
                    inside--;
                }
                case PROPERTY_NAME -> refusal = refusal == null ? named(inside) : refusal;
                case VALUE_STRING -> refusal = refusal == null && texts ? text() : refusal;
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> refusal = refusal == null ? number() : refusal;
                case VALUE_TRUE, VALUE_FALSE, VALUE_NULL, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> {}
            }
            if (inside == 0) {
                json.finishToken();
                return refusal;
            }
            token = json.nextToken();
        }
    }

    private @Nullable Refusal opened(int inside) {
        if (inside >= EventJson.MAX_DEPTH) {
            return refused("must not be nested deeper than " + EventJson.MAX_DEPTH);
        }
        objectStarts[inside] = names.size();
        return null;
    }

    private void closed(int inside) {
        if (inside < EventJson.MAX_DEPTH) {
            int start = Math.min(objectStarts[inside], names.size());
            names.subList(start, names.size()).clear();
        }
    }

    private @Nullable Refusal named(int inside) {
        String name = json.currentName();
        if (names.size() - objectStarts[inside] == MOST_FIELDS) {
            return refused("must not have more than " + MOST_FIELDS + " fields");
        }
        for (int i = objectStarts[inside]; i < names.size(); i++) {
            if (names.get(i).equals(name)) {
                return new Refusal(Refusal.Code.DUPLICATE_FIELD, pointer(), "must not be given twice");
            }
        }
        names.add(name);
        return null;
    }

    private @Nullable Refusal text() {
        return json.getStringLength() > EventJson.MAX_STRING
                ? refused("must not be longer than " + EventJson.MAX_STRING + " characters")
                : null;
    }

    private @Nullable Refusal number() {
        return json.getStringLength() > EventJson.MAX_NUMBER
                ? refused("must not have more than " + EventJson.MAX_NUMBER + " digits")
                : null;
    }

    private Refusal refused(String detail) {
        return new Refusal(Refusal.Code.BEYOND_LIMITS, pointer(), detail);
    }

    /** Where the parser stands, seen from the event. */
    private String pointer() {
        String whole = json.streamReadContext().pathAsPointer(false).toString();
        int from = 0;
        for (int i = 0; i < rootDepth; i++) {
            int next = whole.indexOf('/', from + 1);
            from = next < 0 ? whole.length() : next;
        }
        return Pointers.shortened(prefix + whole.substring(from));
    }
}
