/** HTTP as every service speaks it: problem documents, strict bodies, commands that happen once, pages, limits. */
@NullMarked
package io.revenuesignals.platform.web;

import org.jspecify.annotations.NullMarked;
