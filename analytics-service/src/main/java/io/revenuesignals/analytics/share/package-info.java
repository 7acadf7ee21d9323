/** Market shares with what is known of their precision. */
@NullMarked
package io.revenuesignals.analytics.share;

import org.jspecify.annotations.NullMarked;
