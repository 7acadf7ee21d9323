/** What every service tells of its API: the parts of the description that are the same everywhere. */
@NullMarked
package io.revenuesignals.platform.openapi;

import org.jspecify.annotations.NullMarked;
