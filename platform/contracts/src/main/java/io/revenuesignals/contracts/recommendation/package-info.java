/** What analytics advises. */
@NullMarked
package io.revenuesignals.contracts.recommendation;

import org.jspecify.annotations.NullMarked;
