/** What a product costs us and what it is to cost the shopper, for whom and from when to when. */
@NullMarked
package io.revenuesignals.pricing.price;

import org.jspecify.annotations.NullMarked;
