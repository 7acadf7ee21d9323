/** How demand answers to price and promotion: statistics that stream, pooling between stores, and what may be said with how much certainty. */
@NullMarked
package io.revenuesignals.analytics.response.model;

import org.jspecify.annotations.NullMarked;
