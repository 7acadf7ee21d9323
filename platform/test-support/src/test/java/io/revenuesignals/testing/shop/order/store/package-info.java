/** Part of a shop that breaks rules of the house on purpose. */
@NullMarked
package io.revenuesignals.testing.shop.order.store;

import org.jspecify.annotations.NullMarked;
