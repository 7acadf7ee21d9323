/** A simulated market whose truth is known, and the story that is told with it through the public APIs. */
@NullMarked
package io.revenuesignals.local.simulation;

import org.jspecify.annotations.NullMarked;
