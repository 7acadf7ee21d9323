/** What can be asked, in words: measures, dimensions, periods, filters; and how an answer looks. */
@NullMarked
package io.revenuesignals.analytics.query.model;

import org.jspecify.annotations.NullMarked;
