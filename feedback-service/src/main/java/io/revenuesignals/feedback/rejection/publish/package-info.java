/** Rejected events back to the log. */
@NullMarked
package io.revenuesignals.feedback.rejection.publish;

import org.jspecify.annotations.NullMarked;
