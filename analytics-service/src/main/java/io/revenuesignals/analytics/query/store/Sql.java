package io.revenuesignals.analytics.query.store;

import java.util.ArrayList;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** A statement under construction: text from fragments of ours, values only as binds. */
final class Sql {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    Sql add(String fragment) {
        text.append(fragment);
        return this;
    }

    /** Adds a bind for the value and answers its marker. */
    String bind(Object value) {
        values.add(value);
        return "$" + values.size();
    }

    GenericExecuteSpec on(DatabaseClient database) {
        GenericExecuteSpec statement = database.sql(text.toString());
        for (int i = 0; i < values.size(); i++) {
            statement = statement.bind("$" + (i + 1), values.get(i));
        }
        return statement;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
