package io.revenuesignals.feedback.rejection.store;

import static io.revenuesignals.platform.database.Rows.present;
import static io.revenuesignals.platform.database.Rows.text;

import io.r2dbc.spi.Readable;
import io.revenuesignals.feedback.rejection.model.Rejection;
import io.revenuesignals.feedback.rejection.model.Rejection.Cause;
import io.revenuesignals.feedback.rejection.model.Rejection.Content;
import io.revenuesignals.feedback.rejection.model.Rejection.EventName;
import io.revenuesignals.feedback.rejection.model.Rejection.Header;
import io.revenuesignals.feedback.rejection.model.Rejection.Origin;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** A rejection as a row. */
final class RejectionRow {

    /** The group in rows that the door rejected. */
    static final String DOOR = "door";

    private static final JsonMapper JSON = JsonMapper.shared();

    private RejectionRow() {}

    static Rejection read(Readable row) {
        return new Rejection(
                present(row, "id", UUID.class),
                origin(row),
                new Cause(text(row, "code"), row.get("pointer", String.class), text(row, "detail")),
                new EventName(
                        row.get("source", String.class),
                        row.get("event_id", String.class),
                        row.get("type", String.class),
                        instant(row.get("event_time", OffsetDateTime.class))),
                new Content(
                        row.get("record_key", byte[].class),
                        present(row, "payload", byte[].class),
                        present(row, "size", Integer.class),
                        headers(text(row, "headers"))),
                present(row, "rejected_at", OffsetDateTime.class).toInstant(),
                Rejection.State.valueOf(text(row, "state")),
                present(row, "tries", Integer.class));
    }

    private static Origin origin(Readable row) {
        String group = text(row, "reader_group");
        return group.equals(DOOR)
                ? new Origin.Door()
                : new Origin.Readers(
                        group,
                        text(row, "topic"),
                        present(row, "partition", Integer.class),
                        present(row, "log_offset", Long.class));
    }

    static String headers(List<Header> headers) {
        ArrayNode all = JSON.createArrayNode();
        headers.forEach(header -> {
            byte[] value = header.value();
            all.addArray()
                    .add(header.name())
                    .add(value == null ? null : Base64.getEncoder().encodeToString(value));
        });
        return all.toString();
    }

    private static List<Header> headers(String json) {
        List<Header> headers = new ArrayList<>();
        for (JsonNode header : JSON.readTree(json)) {
            JsonNode value = header.get(1);
            headers.add(new Header(
                    header.get(0).stringValue(),
                    value.isNull() ? null : Base64.getDecoder().decode(value.stringValue())));
        }
        return headers;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
