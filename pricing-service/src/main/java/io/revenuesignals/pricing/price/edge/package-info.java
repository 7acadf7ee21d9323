/** HTTP for prices and costs. */
@NullMarked
package io.revenuesignals.pricing.price.edge;

import org.jspecify.annotations.NullMarked;
