package io.revenuesignals.feedback.fact;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How facts are accounted for.
 *
 * @param storeGroup the group of readers that stores facts: what it sets aside is not stored
 * @param reconcileEvery how often the books are compared with the log
 * @param keepReceipts how long receipts are kept; a fact that comes again later counts as new in the books. Longer than the
 *     topics keep facts and than clients send again
 */
@ConfigurationProperties("signals.accounting")
public record AccountingSettings(
        @DefaultValue("analytics-service") String storeGroup,
        @DefaultValue("1m") Duration reconcileEvery,
        @DefaultValue("400d") Duration keepReceipts) {}
