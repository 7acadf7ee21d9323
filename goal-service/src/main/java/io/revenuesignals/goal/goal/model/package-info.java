/** Goals, calendars and splits: plain Java, no I/O. */
@NullMarked
package io.revenuesignals.goal.goal.model;

import org.jspecify.annotations.NullMarked;
