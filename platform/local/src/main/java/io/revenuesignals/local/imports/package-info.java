/** Files of sales, prices and promotions become facts: the mapping language, reading, sending and resuming. */
@NullMarked
package io.revenuesignals.local.imports;

import org.jspecify.annotations.NullMarked;
