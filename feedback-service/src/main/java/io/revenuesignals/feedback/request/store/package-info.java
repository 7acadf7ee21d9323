/** Price requests in PostgreSQL. */
@NullMarked
package io.revenuesignals.feedback.request.store;

import org.jspecify.annotations.NullMarked;
