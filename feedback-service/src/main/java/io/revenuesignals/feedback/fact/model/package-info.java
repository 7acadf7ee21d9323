/** What the door decides about a fact, in plain Java. */
@NullMarked
package io.revenuesignals.feedback.fact.model;

import org.jspecify.annotations.NullMarked;
