/** The policy; recommendations and requests that wait for a decision; every decision with who, why and when. */
@NullMarked
package io.revenuesignals.pricing.decision;

import org.jspecify.annotations.NullMarked;
