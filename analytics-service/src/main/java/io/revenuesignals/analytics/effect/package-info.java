/** Price changes as decided, and what each did against what was expected of it. */
@NullMarked
package io.revenuesignals.analytics.effect;

import org.jspecify.annotations.NullMarked;
