package io.revenuesignals.analytics.fact.model;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact as recorded or as an amendment left it.
 *
 * @param origin of the fact, also where an amendment changed what it says
 * @param amendedBy the amendment that says so; absent for the fact as recorded
 * @param holds whether it is the version that counts
 */
public record Version(Origin origin, Fact fact, @Nullable UUID amendedBy, boolean holds) {

    public static Version recorded(Origin origin, Fact fact) {
        return new Version(origin, fact, null, true);
    }
}
