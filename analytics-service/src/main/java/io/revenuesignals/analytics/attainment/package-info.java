/** Goals measured: what is reached, where it will end, and who is told. */
@NullMarked
package io.revenuesignals.analytics.attainment;

import org.jspecify.annotations.NullMarked;
