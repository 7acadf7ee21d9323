@NullMarked
package io.revenuesignals.analytics.attainment;

import org.jspecify.annotations.NullMarked;
