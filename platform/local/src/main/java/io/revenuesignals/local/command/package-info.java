/** The commands of {@code ./signals} that look after the stack itself. */
@NullMarked
package io.revenuesignals.local.command;

import org.jspecify.annotations.NullMarked;
