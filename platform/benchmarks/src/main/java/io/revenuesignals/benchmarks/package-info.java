/**
 * Measurements of what speed is promised, each beside its reference in the same run: the ratio holds when the machine's speed
 * drifts, the absolute figure does not.
 */
@NullMarked
package io.revenuesignals.benchmarks;

import org.jspecify.annotations.NullMarked;
