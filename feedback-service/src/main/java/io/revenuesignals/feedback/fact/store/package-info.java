/** Receipts and accounts in PostgreSQL. */
@NullMarked
package io.revenuesignals.feedback.fact.store;

import org.jspecify.annotations.NullMarked;
