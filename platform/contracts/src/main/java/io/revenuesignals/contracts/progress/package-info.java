/** Where goals and shares stand. */
@NullMarked
package io.revenuesignals.contracts.progress;

import org.jspecify.annotations.NullMarked;
