/** What operators do with a running stack: work with rejected facts, rebuild what can be rebuilt. */
@NullMarked
package io.revenuesignals.local.operating;

import org.jspecify.annotations.NullMarked;
