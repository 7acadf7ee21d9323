/** What a fact says, which of its versions holds, and what it adds to the roll-ups. */
@NullMarked
package io.revenuesignals.analytics.fact.model;

import org.jspecify.annotations.NullMarked;
