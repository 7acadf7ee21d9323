/** What is true and what is likely: facts kept once, goals measured, prices judged, questions answered. */
@NullMarked
package io.revenuesignals.analytics;

import org.jspecify.annotations.NullMarked;
