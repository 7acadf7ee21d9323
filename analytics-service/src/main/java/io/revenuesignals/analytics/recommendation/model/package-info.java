/** The price worth proposing, the guardrails that held it, and every number needed to work it out again. */
@NullMarked
package io.revenuesignals.analytics.recommendation.model;

import org.jspecify.annotations.NullMarked;
