/** The words that all features of this service share: money, scopes, prices on their timeline. Plain Java, no I/O. */
@NullMarked
package io.revenuesignals.pricing.model;

import org.jspecify.annotations.NullMarked;
