/** Markets read from weekly roll-ups in PostgreSQL. */
@NullMarked
package io.revenuesignals.analytics.share.store;

import org.jspecify.annotations.NullMarked;
