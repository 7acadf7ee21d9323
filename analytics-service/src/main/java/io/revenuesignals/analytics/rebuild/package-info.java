/** Building the kept facts and their roll-ups anew from the log, beside live traffic. */
@NullMarked
package io.revenuesignals.analytics.rebuild;

import org.jspecify.annotations.NullMarked;
