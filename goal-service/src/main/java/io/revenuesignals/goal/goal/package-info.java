/** Goals from draft to close, in versions that stay readable. */
@NullMarked
package io.revenuesignals.goal.goal;

import org.jspecify.annotations.NullMarked;
