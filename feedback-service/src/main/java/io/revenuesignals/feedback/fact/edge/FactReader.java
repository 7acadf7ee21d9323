package io.revenuesignals.feedback.fact.edge;

import io.revenuesignals.feedback.fact.model.JudgedFact;
import io.revenuesignals.feedback.fact.model.Refusal;
import io.revenuesignals.feedback.fact.model.Refusal.Code;
import io.revenuesignals.platform.messaging.EventJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/** Reads CloudEvents in their JSON forms. The bytes of {@code data} are cut out, never written anew. */
final class FactReader {

    /** Limits that a single event breaks are found by {@link JsonWalk}; these protect the walk itself. */
    private static final JsonFactory BODIES = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(1_000)
                    .maxNumberLength(64 * 1024)
                    .maxNameLength(1_000)
                    .build())
            .build();

    private final FactJudge judge;
    private final int mostItems;

    FactReader(FactJudge judge, int mostItems) {
        this.judge = judge;
        this.mostItems = mostItems;
    }

    /**
     * Reads one event in structured mode.
     *
     * @throws UnreadableBody when it is not JSON
     */
    JudgedFact event(byte[] body, int index, Poster poster) {
        boolean escapes = Utf8.requireIn(body);
        try (JsonParser json = BODIES.createParser(ObjectReadContext.empty(), body)) {
            if (json.nextToken() == null) {
                throw new UnreadableBody(UnreadableBody.Cause.NOT_JSON, "the body is empty");
            }
            JudgedFact fact = new Reading(json, body, poster, escapes, 0).next(index);
            requireEnd(json);
            return fact;
        } catch (JacksonException problem) {
            throw notJson(problem);
        }
    }

    /**
     * Reads a batch: an array of events.
     *
     * @throws UnreadableBody when it is not JSON, not an array, or holds too many
     */
    List<JudgedFact> batch(byte[] body, Poster poster) {
        boolean escapes = Utf8.requireIn(body);
        try (JsonParser json = BODIES.createParser(ObjectReadContext.empty(), body)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw new UnreadableBody(UnreadableBody.Cause.NOT_JSON, "a batch is an array of events");
            }
            Reading reading = new Reading(json, body, poster, escapes, 1);
            List<JudgedFact> facts = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (facts.size() == mostItems) {
                    throw new UnreadableBody(
                            UnreadableBody.Cause.TOO_MANY, "a batch must not hold more than " + mostItems + " events");
                }
                facts.add(reading.next(facts.size()));
            }
            requireEnd(json);
            return facts;
        } catch (JacksonException problem) {
            throw notJson(problem);
        }
    }

    /** Reads one line of a stream: an event in structured mode, or a refusal where the line is not JSON. */
    JudgedFact line(byte[] line, int index, Poster poster) {
        try {
            return event(line, index, poster);
        } catch (UnreadableBody unreadable) {
            Refusal refusal = new Refusal(Code.NOT_JSON, null, unreadable.detail());
            return FactJudge.unreadable(refusal, line, 0, line.length, index, MediaTypes.EVENT);
        }
    }

    /**
     * Reads the data of an event in binary mode, whose attributes came as headers.
     *
     * @throws UnreadableBody when it is not JSON
     */
    JudgedFact data(EventDraft draft, byte[] body, Poster poster) {
        boolean escapes = Utf8.requireIn(body);
        try (JsonParser json = BODIES.createParser(ObjectReadContext.empty(), body)) {
            if (json.nextToken() == null) {
                throw new UnreadableBody(UnreadableBody.Cause.NOT_JSON, "the body is empty");
            }
            draft.dataStart = offset(json.currentTokenLocation().getByteOffset());
            draft.refuse(JsonWalk.ofData(json).over());
            draft.dataEnd = offset(json.currentLocation().getByteOffset());
            if (escapes && Utf8.holdsEscapedNul(body, draft.dataStart, draft.dataEnd)) {
                draft.refuse(Code.INVALID_FIELD, "/data", "must not contain NUL");
            }
            requireEnd(json);
            return structured(judge.judge(draft, body, 0, body.length, 0, MediaTypes.JSON, poster), draft, body);
        } catch (JacksonException problem) {
            throw notJson(problem);
        }
    }

    /** The attributes of an event in structured mode, as far as they can be read. */
    static EventDraft attributes(byte[] event) {
        EventDraft draft = new EventDraft();
        try (JsonParser json = BODIES.createParser(ObjectReadContext.empty(), event)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return draft;
            }
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                if (json.nextToken().isScalarValue() && json.currentToken() != JsonToken.VALUE_NULL) {
                    draft.attribute(name, json.getString());
                } else {
                    json.skipChildren();
                }
            }
            return draft;
        } catch (JacksonException notJson) {
            return draft;
        }
    }

    /** A refused event is kept as a whole, in structured mode, wherever its attributes came from. */
    private static JudgedFact structured(JudgedFact fact, EventDraft draft, byte[] body) {
        return fact instanceof JudgedFact.Refused refused
                ? refused.kept(FactJudge.cut(StructuredEvent.of(draft, body)), MediaTypes.EVENT)
                : fact;
    }

    /** One body on its way through the parser. */
    private final class Reading {

        private final JsonParser json;
        private final byte[] body;
        private final Poster poster;
        private final boolean escapes;
        private final JsonWalk walk;

        Reading(JsonParser json, byte[] body, Poster poster, boolean escapes, int rootDepth) {
            this.json = json;
            this.body = body;
            this.poster = poster;
            this.escapes = escapes;
            this.walk = JsonWalk.ofEvents(json, rootDepth);
        }

        /** Reads the event whose first token is the current one, to its last. */
        JudgedFact next(int index) {
            int from = offset(json.currentTokenLocation().getByteOffset());
            if (json.currentToken() != JsonToken.START_OBJECT) {
                walk.over();
                Refusal refusal = new Refusal(Code.NOT_AN_EVENT, "", "must be an object");
                return FactJudge.unreadable(refusal, body, from, here(), index, MediaTypes.EVENT);
            }
            EventDraft draft = new EventDraft();
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                JsonToken token = json.nextToken();
                member(draft, name, token);
            }
            return judge.judge(draft, body, from, here(), index, MediaTypes.EVENT, poster);
        }

        private void member(EventDraft draft, String name, JsonToken token) {
            switch (name) {
                case "data" -> data(draft);
                case "data_base64" -> {
                    draft.refuse(walk.over());
                    draft.refuse(Code.NOT_AN_EVENT, "/data_base64", "facts are JSON and come in data");
                }
                default -> attribute(draft, name, token);
            }
        }

        private void data(EventDraft draft) {
            if (draft.dataStart >= 0) {
                draft.refuse(EventDraft.twice("data"));
            }
            draft.dataStart = offset(json.currentTokenLocation().getByteOffset());
            draft.refuse(walk.over());
            draft.dataEnd = here();
            if (escapes && Utf8.holdsEscapedNul(body, draft.dataStart, draft.dataEnd)) {
                draft.refuse(Code.INVALID_FIELD, "/data", "must not contain NUL");
            }
            if (draft.dataEnd - draft.dataStart > EventJson.MAX_STRING) {
                draft.refuse(longTexts(draft.dataStart, draft.dataEnd));
            }
        }

        private @Nullable Refusal longTexts(int from, int to) {
            try (JsonParser data = BODIES.createParser(ObjectReadContext.empty(), body, from, to - from)) {
                data.nextToken();
                return JsonWalk.ofData(data).over();
            }
        }

        private void attribute(EventDraft draft, String name, JsonToken token) {
            switch (token) {
                case VALUE_STRING -> draft.attribute(name, json.getString());
                case VALUE_NUMBER_INT, VALUE_TRUE, VALUE_FALSE -> extension(draft, name);
                case VALUE_NULL -> {}
                default -> {
                    draft.refuse(walk.over());
                    draft.refuse(Code.NOT_AN_EVENT, Pointers.of(name), "must be a string, a whole number or a boolean");
                }
            }
        }

        private void extension(EventDraft draft, String name) {
            if (isStandard(name)) {
                draft.refuse(Code.NOT_AN_EVENT, Pointers.of(name), "must be a string");
            } else {
                draft.attribute(name, json.getString());
            }
        }

        private int here() {
            return offset(json.currentLocation().getByteOffset());
        }
    }

    private static boolean isStandard(String name) {
        return switch (name) {
            case "specversion", "id", "source", "type", "time", "datacontenttype", "dataschema", "subject" -> true;
            default -> false;
        };
    }

    private static int offset(long byteOffset) {
        return Math.toIntExact(byteOffset);
    }

    private static void requireEnd(JsonParser json) {
        if (json.nextToken() != null) {
            throw new UnreadableBody(UnreadableBody.Cause.NOT_JSON, "there is more behind the JSON value");
        }
    }

    private static UnreadableBody notJson(JacksonException problem) {
        String message = problem.getOriginalMessage();
        String said = message == null ? "is not JSON" : message;
        TokenStreamLocation location = problem.getLocation();
        return new UnreadableBody(
                UnreadableBody.Cause.NOT_JSON,
                location == null
                        ? said
                        : said + " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")");
    }
}
