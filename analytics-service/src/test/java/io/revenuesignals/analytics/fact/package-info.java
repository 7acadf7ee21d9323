@NullMarked
package io.revenuesignals.analytics.fact;

import org.jspecify.annotations.NullMarked;
