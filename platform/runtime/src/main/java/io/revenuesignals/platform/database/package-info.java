/** The way to the service's own database: settings, safe connections, and a schema that is brought up to date by itself. */
@NullMarked
package io.revenuesignals.platform.database;

import org.jspecify.annotations.NullMarked;
