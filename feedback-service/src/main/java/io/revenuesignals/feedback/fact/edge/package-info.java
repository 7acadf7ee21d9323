/** Facts over HTTP and from their topics. */
@NullMarked
package io.revenuesignals.feedback.fact.edge;

import org.jspecify.annotations.NullMarked;
