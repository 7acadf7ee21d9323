/** A rejection and what may be done with it, in plain Java. */
@NullMarked
package io.revenuesignals.feedback.rejection.model;

import org.jspecify.annotations.NullMarked;
