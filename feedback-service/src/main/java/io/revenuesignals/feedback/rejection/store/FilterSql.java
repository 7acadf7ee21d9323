package io.revenuesignals.feedback.rejection.store;

import io.revenuesignals.feedback.rejection.model.RejectionFilter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** A filter as conditions that are written here, and values that are only ever bound. */
final class FilterSql {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    private FilterSql() {}

    static FilterSql of(RejectionFilter filter) {
        FilterSql sql = new FilterSql();
        sql.when("code = :cause", "cause", filter.cause());
        sql.when("type = :type", "type", filter.type());
        sql.when("source = :source", "source", filter.source());
        sql.when("reader_group = :group", "group", filter.group());
        sql.when(
                "state = :state",
                "state",
                filter.state() == null ? null : filter.state().name());
        sql.when("rejected_at >= :since", "since", time(filter.since()));
        sql.when("rejected_at < :until", "until", time(filter.until()));
        return sql;
    }

    FilterSql and(String condition) {
        conditions.add(condition);
        return this;
    }

    FilterSql and(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
        return this;
    }

    private void when(String condition, String name, @Nullable Object value) {
        if (value != null) {
            and(condition, name, value);
        }
    }

    String sql() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    GenericExecuteSpec bind(GenericExecuteSpec statement) {
        GenericExecuteSpec bound = statement;
        for (Map.Entry<String, Object> value : values.entrySet()) {
            bound = bound.bind(value.getKey(), value.getValue());
        }
        return bound;
    }

    private static @Nullable Object time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
