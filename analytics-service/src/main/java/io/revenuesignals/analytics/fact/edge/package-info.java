/** Where facts come in from the topics and where their fate is asked for. */
@NullMarked
package io.revenuesignals.analytics.fact.edge;

import org.jspecify.annotations.NullMarked;
