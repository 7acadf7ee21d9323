package io.revenuesignals.analytics.attainment;

import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Mono;

/** Where goals on sales are in danger. */
public interface GoalsAtRisk {

    /**
     * A goal that is at risk or behind and counts this product at this retailer.
     *
     * @param metric UNITS, REVENUE or MARKET_SHARE
     */
    record Risk(String goal, String metric, String product, String retailer) {}

    Mono<List<Risk>> of(Collection<String> products);
}
