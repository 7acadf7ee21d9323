/** What became of goals, told through the outbox. */
@NullMarked
package io.revenuesignals.goal.goal.publish;

import org.jspecify.annotations.NullMarked;
