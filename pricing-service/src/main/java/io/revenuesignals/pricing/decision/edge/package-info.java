/** Recommendations and requests in, decisions by HTTP. */
@NullMarked
package io.revenuesignals.pricing.decision.edge;

import org.jspecify.annotations.NullMarked;
