/** Questions and answers over HTTP. */
@NullMarked
package io.revenuesignals.analytics.query.edge;

import org.jspecify.annotations.NullMarked;
