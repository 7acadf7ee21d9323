/** Measures in, and their HTTP. */
@NullMarked
package io.revenuesignals.goal.progress.edge;

import org.jspecify.annotations.NullMarked;
