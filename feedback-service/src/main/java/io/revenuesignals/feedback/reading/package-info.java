/** Topics read again into views of this service: each record once, together with how far the reading got. */
@NullMarked
package io.revenuesignals.feedback.reading;

import org.jspecify.annotations.NullMarked;
