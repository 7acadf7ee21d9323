/** The local stand-in for the company's identity provider: one key, tokens of any role for whoever may read the key. */
@NullMarked
package io.revenuesignals.local.issuer;

import org.jspecify.annotations.NullMarked;
