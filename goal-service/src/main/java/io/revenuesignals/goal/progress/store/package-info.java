/** Measures in PostgreSQL. */
@NullMarked
package io.revenuesignals.goal.progress.store;

import org.jspecify.annotations.NullMarked;
