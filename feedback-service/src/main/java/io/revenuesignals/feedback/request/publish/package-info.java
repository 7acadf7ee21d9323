/** Price requests out to the outbox. */
@NullMarked
package io.revenuesignals.feedback.request.publish;

import org.jspecify.annotations.NullMarked;
