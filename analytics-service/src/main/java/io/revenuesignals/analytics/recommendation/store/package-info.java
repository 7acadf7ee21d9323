/** Recommendations, requests and what prices were last judged by, in PostgreSQL. */
@NullMarked
package io.revenuesignals.analytics.recommendation.store;

import org.jspecify.annotations.NullMarked;
