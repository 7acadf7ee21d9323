package io.revenuesignals.platform.web;

import java.util.List;
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
}
