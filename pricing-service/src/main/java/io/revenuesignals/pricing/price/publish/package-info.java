/** What became of prices, told through the outbox. */
@NullMarked
package io.revenuesignals.pricing.price.publish;

import org.jspecify.annotations.NullMarked;
