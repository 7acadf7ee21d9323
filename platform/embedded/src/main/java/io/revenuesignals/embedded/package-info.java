/**
 * A real Kafka broker and a real PostgreSQL as child processes on the loopback interface, without Docker and without
 * anything installed but a JDK. For tests, for the faults they inject, and for the local stack.
 */
@NullMarked
package io.revenuesignals.embedded;

import org.jspecify.annotations.NullMarked;
