package io.revenuesignals.feedback.fact.edge;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.EventCatalog;
import io.revenuesignals.contracts.EventType;
import io.revenuesignals.contracts.InvalidValue;
import io.revenuesignals.feedback.fact.model.JudgedFact;
import io.revenuesignals.feedback.fact.model.JudgedFact.Attribute;
import io.revenuesignals.feedback.fact.model.JudgedFact.Kept;
import io.revenuesignals.feedback.fact.model.Refusal;
import io.revenuesignals.feedback.fact.model.Refusal.Code;
import io.revenuesignals.platform.messaging.EnvelopeCodec;
import io.revenuesignals.platform.messaging.EventJson;
import io.revenuesignals.platform.messaging.UnreadableEvent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Judges one event by its attributes and its data. The data are bound to the record of their type, whose constructor knows
 * what is allowed; what goes to the log are the bytes as they came.
 */
final class FactJudge {

    /** How much of a refused event is kept. */
    static final int KEPT_OF_REFUSED = 256 * 1024;

    private static final Instant EARLIEST = Instant.EPOCH;

    /** Duplicates were found by the walk before, so that binding need not look for them again. */
    private static final JsonFactory DATA = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(EventJson.MAX_DEPTH)
                    .maxStringLength(EventJson.MAX_STRING)
                    .maxNumberLength(EventJson.MAX_NUMBER)
                    .build())
            .build();

    private record Kind(EventType type, ObjectReader reader) {}

    private final Map<String, Kind> kinds;
    private final Clock clock;
    private final Duration skew;
    private final int largestFact;

    FactJudge(JsonMapper mapper, Clock clock, Duration skew, int largestFact) {
        this.kinds = EventCatalog.types().stream()
                .filter(EventType::isFact)
                .map(type -> new Kind(type, mapper.readerFor(type.data())))
                .collect(Collectors.toUnmodifiableMap(kind -> kind.type().wireName(), Function.identity()));
        this.clock = clock;
        this.skew = skew;
        this.largestFact = largestFact;
    }

    /**
     * Judges the event that a draft holds.
     *
     * @param bytes where the draft's data lie
     * @param from start of the event as a whole, for keeping it when it is refused
     * @param to its end
     */
    JudgedFact judge(EventDraft draft, byte[] bytes, int from, int to, int index, String contentType, Poster poster) {
        if (to - from > largestFact) {
            draft.refuse(Code.BEYOND_LIMITS, null, "an event must not be longer than " + largestFact + " bytes");
        }
        Attributes attributes = attributes(draft);
        @Nullable Kind kind = attributes.kind;
        if (draft.refusal == null && kind != null && !poster.mayPost(kind.type, attributes.source)) {
            draft.refuse(Code.FORBIDDEN_SOURCE, "/source", "the sender may not post this kind of fact as this source");
        }
        @Nullable Event data = draft.refusal == null && kind != null ? bind(draft, kind, bytes) : null;
        if (data != null) {
            draft.refuse(timing(attributes.time, data));
        }
        if (draft.refusal != null || data == null || kind == null) {
            return refused(draft, attributes, bytes, from, to, index, contentType);
        }
        return sound(draft, attributes, kind.type, data, bytes, index);
    }

    /** A fact that is refused before its attributes could be read. */
    static JudgedFact unreadable(Refusal refusal, byte[] bytes, int from, int to, int index, String contentType) {
        return new JudgedFact.Refused(index, null, null, null, null, refusal, kept(bytes, from, to), contentType);
    }

    private record Attributes(
            String id,
            String source,
            @Nullable Kind kind,
            @Nullable Instant time,
            boolean idSound,
            boolean sourceSound) {}

    private Attributes attributes(EventDraft draft) {
        if (!"1.0".equals(draft.specversion)) {
            draft.refuse(Code.NOT_AN_EVENT, "/specversion", "must be 1.0");
        }
        String id = checked(draft, "id", draft.id);
        String source = checked(draft, "source", draft.source);
        if (!source.isEmpty() && !isReference(source)) {
            draft.refuse(Code.NOT_AN_EVENT, "/source", "must be a URI reference such as /pos/freshmart");
            source = "";
        }
        @Nullable Kind kind = kind(draft);
        @Nullable Instant time = time(draft);
        if (draft.datacontenttype != null && !MediaTypes.isJson(draft.datacontenttype)) {
            draft.refuse(Code.NOT_AN_EVENT, "/datacontenttype", "must be application/json");
        }
        return new Attributes(id, source, kind, time, !id.isEmpty(), !source.isEmpty());
    }

    private static String checked(EventDraft draft, String name, @Nullable String value) {
        try {
            String checked = Checks.id(value, name);
            if (!hasLoneSurrogate(checked)) {
                return checked;
            }
            draft.refuse(Code.NOT_AN_EVENT, "/" + name, "must be Unicode text");
        } catch (InvalidValue invalid) {
            draft.refuse(Code.NOT_AN_EVENT, "/" + name, reason(invalid));
        }
        return "";
    }

    private @Nullable Kind kind(EventDraft draft) {
        if (draft.type == null) {
            draft.refuse(Code.NOT_AN_EVENT, "/type", "is required");
            return null;
        }
        @Nullable Kind kind = kinds.get(draft.type);
        if (kind == null) {
            Optional<EventType> other = EventCatalog.find(draft.type);
            draft.refuse(
                    Code.UNKNOWN_TYPE,
                    "/type",
                    other.isPresent() ? "is not a fact: only this system says so" : "is not a known type of fact");
        }
        return kind;
    }

    private static @Nullable Instant time(EventDraft draft) {
        if (draft.time == null) {
            draft.refuse(Code.NOT_AN_EVENT, "/time", "is required");
            return null;
        }
        try {
            return EnvelopeCodec.time(draft.time);
        } catch (UnreadableEvent e) {
            draft.refuse(Code.NOT_AN_EVENT, "/time", "must be a time with offset such as 2026-03-01T12:00:00Z");
            return null;
        }
    }

    private static @Nullable Event bind(EventDraft draft, Kind kind, byte[] bytes) {
        if (draft.dataStart < 0) {
            draft.refuse(Code.INVALID_FIELD, "/data", "is required");
            return null;
        }
        try (JsonParser json = parser(bytes, draft.dataStart, draft.dataEnd)) {
            Event event = kind.reader.readValue(json);
            if (event == null) {
                draft.refuse(Code.INVALID_FIELD, "/data", "is required");
            }
            return event;
        } catch (JacksonException problem) {
            draft.refuse(refusal(EventJson.unreadable(problem, "/data")));
            return null;
        }
    }

    static JsonParser parser(byte[] bytes, int from, int to) {
        return DATA.createParser(ObjectReadContext.empty(), bytes, from, to - from);
    }

    private @Nullable Refusal timing(@Nullable Instant time, Event data) {
        Instant latest = clock.instant().plus(skew);
        if (time != null && time.isAfter(latest)) {
            return new Refusal(
                    Code.TIME_AHEAD, "/time", "must not be more than " + skew.toMinutes() + " minutes ahead");
        }
        if (time != null && time.isBefore(EARLIEST)) {
            return new Refusal(Code.NOT_AN_EVENT, "/time", "must not be before 1970");
        }
        return BusinessTime.refusal(data, latest, EARLIEST);
    }

    private static JudgedFact sound(
            EventDraft draft, Attributes attributes, EventType type, Event data, byte[] bytes, int index) {
        List<Attribute> all = new ArrayList<>(draft.others.size() + 4);
        all.add(new Attribute("id", attributes.id));
        all.add(new Attribute("source", attributes.source));
        all.add(new Attribute("type", type.wireName()));
        all.add(new Attribute("time", Checks.present(draft.time, "time")));
        all.addAll(draft.others);
        return new JudgedFact.Sound(
                index,
                attributes.source,
                attributes.id,
                type.name(),
                type.topic(),
                data.key().getBytes(StandardCharsets.UTF_8),
                Arrays.copyOfRange(bytes, draft.dataStart, draft.dataEnd),
                all);
    }

    private static JudgedFact refused(
            EventDraft draft, Attributes attributes, byte[] bytes, int from, int to, int index, String contentType) {
        Refusal refusal =
                draft.refusal == null ? new Refusal(Code.NOT_AN_EVENT, null, "is not an event") : draft.refusal;
        return new JudgedFact.Refused(
                index,
                attributes.sourceSound ? attributes.source : null,
                attributes.idSound ? attributes.id : null,
                attributes.kind == null ? null : attributes.kind.type.name(),
                attributes.time,
                refusal,
                kept(bytes, from, to),
                contentType);
    }

    private static Kept kept(byte[] bytes, int from, int to) {
        return new Kept(Arrays.copyOfRange(bytes, from, Math.min(to, from + KEPT_OF_REFUSED)), to - from);
    }

    /** As much of a refused event as is kept. */
    static Kept cut(byte[] event) {
        return kept(event, 0, event.length);
    }

    private static Refusal refusal(UnreadableEvent unreadable) {
        return new Refusal(
                switch (unreadable.code()) {
                    case NOT_JSON -> Code.NOT_JSON;
                    case NOT_AN_EVENT -> Code.NOT_AN_EVENT;
                    case UNKNOWN_TYPE, WRONG_TOPIC -> Code.UNKNOWN_TYPE;
                    case INVALID_FIELD -> Code.INVALID_FIELD;
                    case TIME_AHEAD -> Code.TIME_AHEAD;
                },
                unreadable.pointer(),
                unreadable.detail());
    }

    private static String reason(InvalidValue invalid) {
        String message = invalid.getMessage();
        return message == null ? "is not valid" : message;
    }

    /** Whether a text may be a URI reference: printable ASCII without the characters that RFC 3986 leaves out. */
    private static boolean isReference(String source) {
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c <= 0x20 || c >= 0x7f || "\"<>\\^`{|}".indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (!pair) {
                return true;
            }
            i++;
        }
        return false;
    }
}
