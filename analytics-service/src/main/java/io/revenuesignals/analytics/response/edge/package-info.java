/** Price response and observed prices over HTTP. */
@NullMarked
package io.revenuesignals.analytics.response.edge;

import org.jspecify.annotations.NullMarked;
