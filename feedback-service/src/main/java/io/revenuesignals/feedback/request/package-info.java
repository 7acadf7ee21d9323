/** Price requests: what a retailer or a channel asks for, and the answer. */
@NullMarked
package io.revenuesignals.feedback.request;

import org.jspecify.annotations.NullMarked;
