/** HTTP for the policy. */
@NullMarked
package io.revenuesignals.pricing.policy.edge;

import org.jspecify.annotations.NullMarked;
