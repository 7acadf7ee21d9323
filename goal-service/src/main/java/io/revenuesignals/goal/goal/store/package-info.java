/** Goals and their versions in PostgreSQL. */
@NullMarked
package io.revenuesignals.goal.goal.store;

import org.jspecify.annotations.NullMarked;
