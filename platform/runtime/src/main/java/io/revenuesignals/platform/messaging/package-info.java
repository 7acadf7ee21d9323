/** Events in and out: the log of facts, the outbox of decisions, the intake that applies each event once, dead letters. */
@NullMarked
package io.revenuesignals.platform.messaging;

import org.jspecify.annotations.NullMarked;
