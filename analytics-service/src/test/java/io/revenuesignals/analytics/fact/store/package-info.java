@NullMarked
package io.revenuesignals.analytics.fact.store;

import org.jspecify.annotations.NullMarked;
