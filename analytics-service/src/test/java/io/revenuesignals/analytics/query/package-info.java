@NullMarked
package io.revenuesignals.analytics.query;

import org.jspecify.annotations.NullMarked;
