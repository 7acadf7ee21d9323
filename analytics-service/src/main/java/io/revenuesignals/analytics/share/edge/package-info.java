/** Market shares over HTTP. */
@NullMarked
package io.revenuesignals.analytics.share.edge;

import org.jspecify.annotations.NullMarked;
