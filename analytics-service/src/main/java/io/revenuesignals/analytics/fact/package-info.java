/** Keeping facts: each once, amended as told, and counted into weekly roll-ups. */
@NullMarked
package io.revenuesignals.analytics.fact;

import org.jspecify.annotations.NullMarked;
