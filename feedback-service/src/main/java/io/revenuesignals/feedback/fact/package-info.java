/** The door: facts come in, go to the log, and are answered for one by one. */
@NullMarked
package io.revenuesignals.feedback.fact;

import org.jspecify.annotations.NullMarked;
