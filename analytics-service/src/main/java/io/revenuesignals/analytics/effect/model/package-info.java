/** What a price change did, against what was expected of it. */
@NullMarked
package io.revenuesignals.analytics.effect.model;

import org.jspecify.annotations.NullMarked;
