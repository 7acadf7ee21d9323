/** Prices worth proposing: looked for when something moved, told with reasons, withdrawn when outdated. */
@NullMarked
package io.revenuesignals.analytics.recommendation;

import org.jspecify.annotations.NullMarked;
