/** Facts out to the log. */
@NullMarked
package io.revenuesignals.feedback.fact.publish;

import org.jspecify.annotations.NullMarked;
