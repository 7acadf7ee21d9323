/** Facts on their way through the public door: written as CloudEvents, sent in batches, settled one by one, counted until stored. */
@NullMarked
package io.revenuesignals.local.sending;

import org.jspecify.annotations.NullMarked;
