/** What ties calls, events and log lines together. */
@NullMarked
package io.revenuesignals.platform.observability;

import org.jspecify.annotations.NullMarked;
