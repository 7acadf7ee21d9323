/** Answers from facts and roll-ups in PostgreSQL, on connections of their own. */
@NullMarked
package io.revenuesignals.analytics.query.store;

import org.jspecify.annotations.NullMarked;
