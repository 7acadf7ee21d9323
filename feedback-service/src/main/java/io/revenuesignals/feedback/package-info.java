/** The sales side: the door for facts, what was rejected, and what retailers ask for. */
@NullMarked
package io.revenuesignals.feedback;

import org.jspecify.annotations.NullMarked;
