/** What was rejected, by the door or by any group of readers: kept, mended, sent again, or discarded with a reason. */
@NullMarked
package io.revenuesignals.feedback.rejection;

import org.jspecify.annotations.NullMarked;
