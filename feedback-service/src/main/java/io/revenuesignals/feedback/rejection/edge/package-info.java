/** Rejections over HTTP, and from the topics they arrive on. */
@NullMarked
package io.revenuesignals.feedback.rejection.edge;

import org.jspecify.annotations.NullMarked;
