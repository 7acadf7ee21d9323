@NullMarked
package io.revenuesignals.analytics;

import org.jspecify.annotations.NullMarked;
