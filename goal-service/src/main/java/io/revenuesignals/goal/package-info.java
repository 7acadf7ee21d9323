/** What marketing wants to reach, for whom, where and until when. */
@NullMarked
package io.revenuesignals.goal;

import org.jspecify.annotations.NullMarked;
