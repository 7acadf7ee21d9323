@NullMarked
package io.revenuesignals.analytics.response;

import org.jspecify.annotations.NullMarked;
