/** Makes the released documents from the records, and checks that code, schemas, samples and documents agree. */
@NullMarked
package io.revenuesignals.contracts.documents;

import org.jspecify.annotations.NullMarked;
