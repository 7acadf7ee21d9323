/** Where a goal will end: projections with interval and probability from what has happened so far. */
@NullMarked
package io.revenuesignals.analytics.attainment.model;

import org.jspecify.annotations.NullMarked;
