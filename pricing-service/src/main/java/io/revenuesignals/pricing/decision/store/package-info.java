/** Recommendations, requests and decisions in PostgreSQL. */
@NullMarked
package io.revenuesignals.pricing.decision.store;

import org.jspecify.annotations.NullMarked;
