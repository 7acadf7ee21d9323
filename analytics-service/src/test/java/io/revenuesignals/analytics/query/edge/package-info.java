@NullMarked
package io.revenuesignals.analytics.query.edge;

import org.jspecify.annotations.NullMarked;
