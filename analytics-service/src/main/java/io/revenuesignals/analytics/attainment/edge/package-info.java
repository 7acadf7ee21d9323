/** Goals heard, and attainment told over HTTP. */
@NullMarked
package io.revenuesignals.analytics.attainment.edge;

import org.jspecify.annotations.NullMarked;
