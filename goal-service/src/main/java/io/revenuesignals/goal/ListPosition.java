package io.revenuesignals.goal;

import io.revenuesignals.platform.web.Page;
import io.revenuesignals.platform.web.Problem;
import io.revenuesignals.platform.web.ProblemCatalog;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
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
            throw refused("after", "must be what the page before gave as next");
        }
    }

    /** The id, where ids are UUIDs; anything else is a problem that names {@code after}. */
    public UUID uuid() {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw refused("after", "must be what the page before gave as next");
        }
    }

    public String token() {
        String text = at.toString() + SEPARATOR + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** How many to list; outside 1 to the most allowed is a problem that names {@code limit}. */
    public static int limit(@Nullable Integer wanted) {
        if (wanted == null) {
            return Page.DEFAULT_LIMIT;
        }
        if (wanted < 1 || wanted > Page.MAX_LIMIT) {
            throw refused("limit", "must be between 1 and " + Page.MAX_LIMIT);
        }
        return wanted;
    }

    /** Makes a page of what was found when one more than {@code limit} was asked for. */
    public static <T, V> Page<V> page(List<T> found, int limit, Function<T, V> view, Function<T, ListPosition> place) {
        boolean more = found.size() > limit;
        List<T> shown = more ? found.subList(0, limit) : found;
        String next = more ? place.apply(shown.getLast()).token() : null;
        return new Page<>(shown.stream().map(view).toList(), next);
    }

    private static Problem refused(String parameter, String reason) {
        return Problem.of(ProblemCatalog.INVALID_REQUEST, parameter + " " + reason + ".")
                .field("/" + parameter, reason);
    }
}
