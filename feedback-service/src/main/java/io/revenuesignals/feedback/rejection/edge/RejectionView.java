package io.revenuesignals.feedback.rejection.edge;

import io.revenuesignals.feedback.rejection.model.Action;
import io.revenuesignals.feedback.rejection.model.Rejection;
import io.revenuesignals.feedback.rejection.model.Rejection.Origin;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rejection as it is shown.
 *
 * @param group the readers that rejected it; {@code door} for the door
 * @param log where it lies in the log; absent for the door
 * @param size bytes of the event
 * @param actions what was done about it; only where one rejection is shown
 * @param payload the bytes; only for those who said why they must see them
 */
record RejectionView(
        String id,
        Rejection.State state,
        int tries,
        String code,
        @Nullable String pointer,
        String detail,
        String group,
        @Nullable LogView log,
        @Nullable String source,
        @Nullable String eventId,
        @Nullable String type,
        @Nullable Instant eventTime,
        Instant rejectedAt,
        int size,
        boolean cut,
        @Nullable List<ActionView> actions,
        @Nullable PayloadView payload) {

    record LogView(String topic, int partition, long offset) {}

    record ActionView(
            Action.Kind kind,
            String actor,
            @Nullable String reason,
            @Nullable String detail,
            Instant at) {}

    /** The bytes as text, or in base64 where they are not UTF-8. */
    record PayloadView(@Nullable String text, @Nullable String base64) {

        static PayloadView of(byte[] bytes) {
            try {
                return new PayloadView(
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(bytes))
                                .toString(),
                        null);
            } catch (CharacterCodingException e) {
                return new PayloadView(null, Base64.getEncoder().encodeToString(bytes));
            }
        }
    }

    static RejectionView of(Rejection rejection) {
        return of(rejection, null, null);
    }

    static RejectionView of(Rejection rejection, @Nullable List<Action> actions, @Nullable PayloadView payload) {
        return new RejectionView(
                rejection.id().toString(),
                rejection.state(),
                rejection.tries(),
                rejection.cause().code(),
                rejection.cause().pointer(),
                rejection.cause().detail(),
                group(rejection.origin()),
                log(rejection.origin()),
                rejection.event().source(),
                rejection.event().id(),
                rejection.event().type(),
                rejection.event().time(),
                rejection.rejectedAt(),
                rejection.content().size(),
                rejection.content().cut(),
                actions == null
                        ? null
                        : actions.stream().map(RejectionView::view).toList(),
                payload);
    }

    private static ActionView view(Action action) {
        return new ActionView(action.kind(), action.actor(), action.reason(), action.detail(), action.at());
    }

    static String group(Origin origin) {
        return switch (origin) {
            case Origin.Door _ -> "door";
            case Origin.Readers readers -> readers.group();
        };
    }

    private static @Nullable LogView log(Origin origin) {
        return switch (origin) {
            case Origin.Door _ -> null;
            case Origin.Readers readers -> new LogView(readers.topic(), readers.partition(), readers.offset());
        };
    }
}
