/** Requests and decisions heard, and recommendations told over HTTP. */
@NullMarked
package io.revenuesignals.analytics.recommendation.edge;

import org.jspecify.annotations.NullMarked;
