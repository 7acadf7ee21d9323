package io.revenuesignals.goal.goal.edge;

import io.revenuesignals.goal.goal.GoalVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A version of a goal as clients see it. */
record VersionView(
        int version,
        DefinitionView definition,
        Instant validFrom,
        String actor,
        @Nullable String reason) {

    static VersionView of(GoalVersion version) {
        return new VersionView(
                version.version(),
                DefinitionView.of(version.definition()),
                version.validFrom(),
                version.actor(),
                version.reason());
    }
}
