/** The {@code signals} command: {@link io.revenuesignals.local.Signals} lists everything it can do. */
@NullMarked
package io.revenuesignals.local;

import org.jspecify.annotations.NullMarked;
