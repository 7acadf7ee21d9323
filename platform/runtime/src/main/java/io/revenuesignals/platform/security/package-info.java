/** Who calls and what they may do: bearer tokens, access rules, and settings that refuse to be unsafe. */
@NullMarked
package io.revenuesignals.platform.security;

import org.jspecify.annotations.NullMarked;
