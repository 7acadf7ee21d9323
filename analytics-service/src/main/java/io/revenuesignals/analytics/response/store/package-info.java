/** Weekly demand read from roll-ups, and estimates kept, in PostgreSQL. */
@NullMarked
package io.revenuesignals.analytics.response.store;

import org.jspecify.annotations.NullMarked;
