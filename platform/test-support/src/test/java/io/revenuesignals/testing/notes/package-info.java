/** A small service on the runtime, so that the runtime can be tried as a whole. */
@NullMarked
package io.revenuesignals.testing.notes;

import org.jspecify.annotations.NullMarked;
