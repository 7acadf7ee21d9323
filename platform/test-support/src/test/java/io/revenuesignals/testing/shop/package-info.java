/** Part of a shop that breaks rules of the house on purpose. */
@NullMarked
package io.revenuesignals.testing.shop;

import org.jspecify.annotations.NullMarked;
