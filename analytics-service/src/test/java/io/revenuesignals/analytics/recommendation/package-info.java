@NullMarked
package io.revenuesignals.analytics.recommendation;

import org.jspecify.annotations.NullMarked;
