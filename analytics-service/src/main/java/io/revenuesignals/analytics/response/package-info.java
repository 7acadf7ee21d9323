/** How own products' sales answer to price at each retailer, estimated anew as facts come in. */
@NullMarked
package io.revenuesignals.analytics.response;

import org.jspecify.annotations.NullMarked;
