/** Recommendations as events. */
@NullMarked
package io.revenuesignals.analytics.recommendation.publish;

import org.jspecify.annotations.NullMarked;
