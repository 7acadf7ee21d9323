@NullMarked
package io.revenuesignals.analytics.fact.model;

import org.jspecify.annotations.NullMarked;
