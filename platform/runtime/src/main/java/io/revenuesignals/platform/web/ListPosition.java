package io.revenuesignals.platform.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list that is ordered by an instant and an id: what clients get as {@code next} and send back as {@code
 * after}, without a meaning of their own to them.
 */
public record ListPosition(Instant at, String id) {

    private static final char SEPARATOR = '|';

    /** Reads what {@link #token()} wrote; absent stays absent. Anything else is a problem that names {@code after}. */
    public static @Nullable ListPosition parse(@Nullable String token) {
        if (token == null) {
            return null;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            int separator = text.indexOf(SEPARATOR);
            return new ListPosition(Instant.parse(text.substring(0, separator)), text.substring(separator + 1));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
            throw Page.notANext();
        }
    }

    /** The id, where ids are UUIDs; anything else is a problem that names {@code after}. */
    public UUID uuid() {
        return Page.uuid(id);
    }

    public String token() {
        String text = at.toString() + SEPARATOR + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
