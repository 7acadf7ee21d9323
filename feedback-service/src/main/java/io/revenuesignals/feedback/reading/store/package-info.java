/** How far each reader got, in PostgreSQL. */
@NullMarked
package io.revenuesignals.feedback.reading.store;

import org.jspecify.annotations.NullMarked;
