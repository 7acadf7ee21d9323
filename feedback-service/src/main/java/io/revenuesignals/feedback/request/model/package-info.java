/** The life of a price request, in plain Java. */
@NullMarked
package io.revenuesignals.feedback.request.model;

import org.jspecify.annotations.NullMarked;
