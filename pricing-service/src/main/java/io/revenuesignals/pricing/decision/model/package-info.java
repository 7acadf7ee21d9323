/** The policy, what is decided on, and what can come of it: plain Java, no I/O. */
@NullMarked
package io.revenuesignals.pricing.decision.model;

import org.jspecify.annotations.NullMarked;
