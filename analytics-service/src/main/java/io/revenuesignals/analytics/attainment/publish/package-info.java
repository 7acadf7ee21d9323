/** Progress of goals as events. */
@NullMarked
package io.revenuesignals.analytics.attainment.publish;

import org.jspecify.annotations.NullMarked;
