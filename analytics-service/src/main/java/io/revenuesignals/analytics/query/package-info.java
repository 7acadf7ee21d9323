/** Free questions over what was sold, priced, promoted and listed. */
@NullMarked
package io.revenuesignals.analytics.query;

import org.jspecify.annotations.NullMarked;
