package io.revenuesignals.analytics.rebuild;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tables are built anew.
 *
 * @param hold how long an instance may be silent before another goes on with its work
 * @param announce time between the request and the emptying, so that every instance knows before and tells its readers
 * @param recordsAtOnce most records applied in one transaction
 */
@ConfigurationProperties("signals.rebuild")
public record RebuildSettings(
        @DefaultValue("60s") Duration hold,
        @DefaultValue("3s") Duration announce,
        @DefaultValue("4000") int recordsAtOnce) {}
