/** Rejections in PostgreSQL. */
@NullMarked
package io.revenuesignals.feedback.rejection.store;

import org.jspecify.annotations.NullMarked;
