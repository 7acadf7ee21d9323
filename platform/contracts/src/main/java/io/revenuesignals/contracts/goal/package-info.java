/** What marketing wants to reach, for whom, where and until when. */
@NullMarked
package io.revenuesignals.contracts.goal;

import org.jspecify.annotations.NullMarked;
