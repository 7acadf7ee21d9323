@NullMarked
package io.revenuesignals.analytics.rebuild.edge;

import org.jspecify.annotations.NullMarked;
