package io.revenuesignals.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What feedback wrote in its books of the facts it read from the log.
 *
 * @param read records of the log behind it
 * @param counted records in its accounts
 * @param logged of these, the first of their fact
 * @param otherwise of these, neither first nor the same again; the writers give no cause for any
 * @param receipts different facts
 */
record FeedbackBooks(long read, long counted, long logged, long otherwise, long receipts) {

    private static final String QUERY = """
            select (select coalesce(sum(next_offset), 0) from read_position
                     where reader = 'feedback-service.facts' and topic = 'revenue.sales.v1'),
                   coalesce(sum(facts), 0),
                   coalesce(sum(facts) filter (where outcome = 'LOGGED'), 0),
                   coalesce(sum(facts) filter (where outcome not in ('LOGGED', 'DUPLICATE')), 0),
                   (select count(*) from fact_receipt)
              from fact_account""";

    static FeedbackBooks of(Connection feedback) throws SQLException {
        try (Statement statement = feedback.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            row.next();
            return new FeedbackBooks(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
        }
    }

    /** Whether every record of the log is counted once, and the facts are as many as analytics stored. */
    boolean agree(long inTheLog, long stored) {
        return read == inTheLog && counted == inTheLog && otherwise == 0 && logged == receipts && receipts == stored;
    }
}
