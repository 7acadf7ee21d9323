package io.revenuesignals.platform.web;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items in the order of the list
 * @param next what to send as {@code after} for the page behind this one; absent on the last page
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** Items on a page when the caller does not say. */
    public static final int DEFAULT_LIMIT = 50;

    /** Most items on a page. */
    public static final int MAX_LIMIT = 500;

    public Page {
        items = List.copyOf(items);
    }

    /** How many to list; outside 1 to the most allowed is a problem that names {@code limit}. */
    public static int limit(@Nullable Integer wanted) {
        if (wanted == null) {
            return DEFAULT_LIMIT;
        }
        if (wanted < 1 || wanted > MAX_LIMIT) {
            throw refused("limit", "must be between 1 and " + MAX_LIMIT);
        }
        return wanted;
    }

    /**
     * Makes a page of what was found when one more than {@code limit} was asked for.
     *
     * @param next what leads behind an item
     */
    public static <T, V> Page<V> of(List<T> found, int limit, Function<T, V> view, Function<T, String> next) {
        boolean more = found.size() > limit;
        List<T> shown = more ? found.subList(0, limit) : found;
        return new Page<>(shown.stream().map(view).toList(), more ? next.apply(shown.getLast()) : null);
    }

    /** Reads an {@code after} that is the UUID of an item; anything else is a problem that names it. */
    public static UUID uuid(String after) {
        try {
            return UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw notANext();
        }
    }

    /** The problem of an {@code after} that never was the {@code next} of a page. */
    public static Problem notANext() {
        return refused("after", "must be what the page before gave as next");
    }

    private static Problem refused(String parameter, String reason) {
        return Problem.of(ProblemCatalog.INVALID_REQUEST, parameter + " " + reason + ".")
                .field("/" + parameter, reason);
    }
}
