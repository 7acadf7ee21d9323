/** Market share to a hundredth of a point, with its standard error, and whether it moved. */
@NullMarked
package io.revenuesignals.analytics.share.model;

import org.jspecify.annotations.NullMarked;
