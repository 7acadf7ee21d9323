/** The rules that a price must keep, and who may decide what. */
@NullMarked
package io.revenuesignals.pricing.policy;

import org.jspecify.annotations.NullMarked;
