/** Goals and their figures in PostgreSQL. */
@NullMarked
package io.revenuesignals.analytics.attainment.store;

import org.jspecify.annotations.NullMarked;
