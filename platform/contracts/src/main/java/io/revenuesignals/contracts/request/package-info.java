/** What retailers ask for. */
@NullMarked
package io.revenuesignals.contracts.request;

import org.jspecify.annotations.NullMarked;
