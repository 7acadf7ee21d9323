/** What the tests of every service stand on: a real broker and database, tokens, a view of the topics, the house rules. */
@NullMarked
package io.revenuesignals.testing;

import org.jspecify.annotations.NullMarked;
