/** Where goals and shares stand, as analytics measures them. */
@NullMarked
package io.revenuesignals.goal.progress;

import org.jspecify.annotations.NullMarked;
