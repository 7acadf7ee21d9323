package io.revenuesignals.contracts;

import java.util.List;

/** The topics that connect the services. Producers and consumers take the names from here; we create the topics ourselves. */
public final class Topics {

    /** Partitions of every topic below. */
    public static final int PARTITIONS = 12;

    /** Compacted; key: the id of the product, retailer or store. */
    public static final String REFERENCE = "revenue.reference.v1";

    /** Key: product and place. */
    public static final String OBSERVATIONS = "revenue.observations.v1";

    /** Key: product and place. */
    public static final String SALES = "revenue.sales.v1";

    /** Key: the request. */
    public static final String REQUESTS = "revenue.requests.v1";

    /** Key: the goal. */
    public static final String GOALS = "revenue.goals.v1";

    /** Key: product and scope. */
    public static final String RECOMMENDATIONS = "revenue.recommendations.v1";

    /** Key: the goal. */
    public static final String PROGRESS = "revenue.progress.v1";

    /** Key: product and scope. */
    public static final String PRICES = "revenue.prices.v1";

    /** Every topic, in the order of the flow. */
    public static final List<String> ALL =
            List.of(REFERENCE, OBSERVATIONS, SALES, REQUESTS, GOALS, RECOMMENDATIONS, PROGRESS, PRICES);

    private Topics() {}

    /** Whether the broker keeps only the newest event of each key, and that for ever. */
    public static boolean isCompacted(String topic) {
        return topic.equals(REFERENCE);
    }

    /** Where a consumer group puts what it cannot take. */
    public static String deadLetters(String topic, String group) {
        return topic + "." + group + ".dlt";
    }
}
