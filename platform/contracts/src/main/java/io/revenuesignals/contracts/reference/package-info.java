/** Products, retailers and stores: the nouns that facts refer to. */
@NullMarked
package io.revenuesignals.contracts.reference;

import org.jspecify.annotations.NullMarked;
