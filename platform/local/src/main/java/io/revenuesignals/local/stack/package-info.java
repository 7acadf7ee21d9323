/** The local stack: broker, database, token issuer and the four services as children of one supervisor. */
@NullMarked
package io.revenuesignals.local.stack;

import org.jspecify.annotations.NullMarked;
