/** Price requests over HTTP, and their answers from the topic of prices. */
@NullMarked
package io.revenuesignals.feedback.request.edge;

import org.jspecify.annotations.NullMarked;
