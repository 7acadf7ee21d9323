@NullMarked
package io.revenuesignals.analytics.rebuild;

import org.jspecify.annotations.NullMarked;
