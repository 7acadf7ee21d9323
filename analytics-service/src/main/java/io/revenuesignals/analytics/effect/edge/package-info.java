/** Price changes heard, and effects told over HTTP. */
@NullMarked
package io.revenuesignals.analytics.effect.edge;

import org.jspecify.annotations.NullMarked;
