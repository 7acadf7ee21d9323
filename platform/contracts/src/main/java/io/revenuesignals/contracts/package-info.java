/** What crosses a service border: events, their envelope, topics and the few values they share. */
@NullMarked
package io.revenuesignals.contracts;

import org.jspecify.annotations.NullMarked;
