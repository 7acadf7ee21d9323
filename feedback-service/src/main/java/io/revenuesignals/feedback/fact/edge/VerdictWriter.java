package io.revenuesignals.feedback.fact.edge;

import io.revenuesignals.feedback.fact.model.Verdict;
import io.revenuesignals.feedback.fact.model.Verdicts;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes verdicts as JSON. */
final class VerdictWriter {

    private static final JsonFactory JSON = JsonFactory.builder().build();
    private static final int BYTES_PER_VERDICT = 96;

    private VerdictWriter() {}

    /** {@code {"results":[…],"accepted":n,"rejected":n,"unknown":n}}. */
    static byte[] document(Verdicts verdicts) {
        ByteArrayOutputStream out =
                new ByteArrayOutputStream(64 + verdicts.results().size() * BYTES_PER_VERDICT);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("results");
            verdicts.results().forEach(verdict -> write(json, verdict));
            json.writeEndArray();
            counts(json, verdicts.accepted(), verdicts.rejected(), verdicts.unknown());
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    /** One line for each verdict. */
    static byte[] lines(Verdicts verdicts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(verdicts.results().size() * BYTES_PER_VERDICT);
        for (Verdict verdict : verdicts.results()) {
            try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
                write(json, verdict);
            }
            out.write('\n');
        }
        return out.toByteArray();
    }

    /** The last line of a stream: {@code {"accepted":n,"rejected":n,"unknown":n,"complete":true}}. */
    static byte[] lastLine(long accepted, long rejected, long unknown, boolean complete) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(96);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            counts(json, accepted, rejected, unknown);
            json.writeBooleanProperty("complete", complete);
            json.writeEndObject();
        }
        out.write('\n');
        return out.toByteArray();
    }

    private static void counts(JsonGenerator json, long accepted, long rejected, long unknown) {
        json.writeNumberProperty("accepted", accepted);
        json.writeNumberProperty("rejected", rejected);
        json.writeNumberProperty("unknown", unknown);
    }

    private static void write(JsonGenerator json, Verdict verdict) {
        json.writeStartObject();
        json.writeNumberProperty("index", verdict.index());
        text(json, "source", verdict.source());
        text(json, "id", verdict.id());
        json.writeStringProperty("status", verdict.status().name());
        text(json, "code", verdict.code());
        text(json, "pointer", verdict.pointer());
        text(json, "detail", verdict.detail());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }
}
