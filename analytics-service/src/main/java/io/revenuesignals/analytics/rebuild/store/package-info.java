@NullMarked
package io.revenuesignals.analytics.rebuild.store;

import org.jspecify.annotations.NullMarked;
