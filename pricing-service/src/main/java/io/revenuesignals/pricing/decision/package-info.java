/** Recommendations and requests wait here for a decision; every decision is kept with who, why and when. */
@NullMarked
package io.revenuesignals.pricing.decision;

import org.jspecify.annotations.NullMarked;
