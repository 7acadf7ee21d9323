/** Where a command runs and how it speaks to the person who called it. */
@NullMarked
package io.revenuesignals.local.terminal;

import org.jspecify.annotations.NullMarked;
