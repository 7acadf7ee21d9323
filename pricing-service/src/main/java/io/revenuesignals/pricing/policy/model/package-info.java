/** The policy and how it judges a price: plain Java, no I/O. */
@NullMarked
package io.revenuesignals.pricing.policy.model;

import org.jspecify.annotations.NullMarked;
