package io.revenuesignals.feedback.fact.edge;

import io.revenuesignals.feedback.fact.model.JudgedFact.Attribute;
import io.revenuesignals.feedback.fact.model.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The attributes of one event as they are read, and where its data lies. The first thing found wrong with it counts. */
final class EventDraft {

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_VALUE = 2_000;
    private static final int MOST_ATTRIBUTES = 32;

    @Nullable
    String specversion;

    @Nullable
    String id;

    @Nullable
    String source;

    @Nullable
    String type;

    @Nullable
    String time;

    @Nullable
    String datacontenttype;

    final List<Attribute> others = new ArrayList<>(2);

    int dataStart = -1;
    int dataEnd = -1;

    @Nullable
    Refusal refusal;

    /** Remembers the first thing that is wrong. */
    void refuse(@Nullable Refusal found) {
        if (refusal == null) {
            refusal = found;
        }
    }

    void refuse(Refusal.Code code, @Nullable String pointer, String detail) {
        refuse(new Refusal(code, pointer, detail));
    }

    /** Takes an attribute in its text form. */
    void attribute(String name, String value) {
        if (value.length() > LONGEST_VALUE) {
            refuse(Refusal.Code.BEYOND_LIMITS, "/" + name, "must not be longer than " + LONGEST_VALUE + " characters");
            return;
        }
        switch (name) {
            case "specversion" -> specversion = once(name, specversion, value);
            case "id" -> id = once(name, id, value);
            case "source" -> source = once(name, source, value);
            case "type" -> type = once(name, type, value);
            case "time" -> time = once(name, time, value);
            case "datacontenttype" -> datacontenttype = once(name, datacontenttype, value);
            default -> other(name, value);
        }
    }

    private void other(String name, String value) {
        if (!isName(name)) {
            refuse(Refusal.Code.NOT_AN_EVENT, Pointers.of(name), "attribute names are lower-case letters and digits");
        } else if (others.size() == MOST_ATTRIBUTES) {
            refuse(
                    Refusal.Code.BEYOND_LIMITS,
                    Pointers.of(name),
                    "must not have more than " + MOST_ATTRIBUTES + " extensions");
        } else if (value.indexOf('\0') >= 0) {
            refuse(Refusal.Code.INVALID_FIELD, Pointers.of(name), "must not contain NUL");
        } else if (others.stream().anyMatch(other -> other.name().equals(name))) {
            refuse(twice(name));
        } else if (!name.equals("receivedat")) {
            others.add(new Attribute(name, value));
        }
    }

    private String once(String name, @Nullable String before, String value) {
        if (before != null) {
            refuse(twice(name));
        }
        return value;
    }

    static Refusal twice(String name) {
        return new Refusal(Refusal.Code.DUPLICATE_FIELD, Pointers.of(name), "must not be given twice");
    }

    private static boolean isName(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }
}
