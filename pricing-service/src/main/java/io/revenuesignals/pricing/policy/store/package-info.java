/** Every version of the policy in PostgreSQL. */
@NullMarked
package io.revenuesignals.pricing.policy.store;

import org.jspecify.annotations.NullMarked;
