/** HTTP for goals. */
@NullMarked
package io.revenuesignals.goal.goal.edge;

import org.jspecify.annotations.NullMarked;
