/** Price changes, costs and effects in PostgreSQL. */
@NullMarked
package io.revenuesignals.analytics.effect.store;

import org.jspecify.annotations.NullMarked;
