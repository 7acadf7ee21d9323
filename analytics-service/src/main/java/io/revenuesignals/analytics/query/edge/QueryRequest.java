package io.revenuesignals.analytics.query.edge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A question as JSON; the names are those of the query parameters. */
record QueryRequest(
        @Nullable List<String> measures,
        @Nullable List<String> groupBy,
        @Nullable String from,
        @Nullable String to,
        @Nullable String granularity,
        @Nullable String timeZone,
        @Nullable String weekStart,
        @Nullable JsonNode filter,
        @Nullable List<String> sort,
        @Nullable PageRequest page) {

    record PageRequest(@Nullable Integer size, @Nullable String after) {}
}
