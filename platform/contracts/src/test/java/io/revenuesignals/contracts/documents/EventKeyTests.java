package io.revenuesignals.contracts.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.contracts.ContractFiles;
import io.revenuesignals.contracts.EventCatalog;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keys decide the partition and so the order: another key for the same thing would break it for ever. */
class EventKeyTests {

    private static final String MARINARA_AT_FRESHMART = "nonna-lucia-marinara-24oz|retailer:freshmart";
    private static final String MARINARA_AT_CAREWELL = "nonna-lucia-marinara-24oz|retailer:carewell";
    private static final String MARINARA_IN_STORE = "nonna-lucia-marinara-24oz|store:freshmart-0417";
    private static final String RIVAL_IN_STORE = "bella-vista-marinara-24oz|store:freshmart-0417";
    private static final String GOAL = "0199b1c2-6a10-7c31-9d55-0f3a7be4c101";
    private static final String REQUEST = "0199d3a0-44c7-7f80-8a2e-6e1b5d07c401";

    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("product-described", "product:nonna-lucia-marinara-24oz"),
            Map.entry("retailer-described", "retailer:freshmart"),
            Map.entry("store-described", "store:freshmart-0417"),
            Map.entry("price-observed", RIVAL_IN_STORE),
            Map.entry("promotion-observed", "bella-vista-marinara-24oz|retailer:freshmart"),
            Map.entry("shelf-observed", MARINARA_IN_STORE),
            Map.entry("observation-corrected", RIVAL_IN_STORE),
            Map.entry("observation-retracted", "bella-vista-marinara-24oz|retailer:freshmart"),
            Map.entry("sale-recorded", MARINARA_IN_STORE),
            Map.entry("sale-corrected", MARINARA_IN_STORE),
            Map.entry("customer-gained", "loyalty-70031|store:freshmart-0417"),
            Map.entry("price-request-raised", REQUEST),
            Map.entry("price-request-withdrawn", REQUEST),
            Map.entry("goal-published", GOAL),
            Map.entry("goal-revised", GOAL),
            Map.entry("goal-withdrawn", GOAL),
            Map.entry("goal-closed", GOAL),
            Map.entry("repricing-recommended", MARINARA_AT_FRESHMART),
            Map.entry("incentive-recommended", MARINARA_AT_CAREWELL),
            Map.entry("recommendation-withdrawn", MARINARA_AT_FRESHMART),
            Map.entry("goal-progressed", GOAL),
            Map.entry("share-moved", "pasta-sauce|Nonna Lucia|retailer:freshmart"),
            Map.entry("cost-set", MARINARA_AT_FRESHMART),
            Map.entry("price-scheduled", MARINARA_AT_FRESHMART),
            Map.entry("price-changed", MARINARA_AT_FRESHMART),
            Map.entry("price-reverted", MARINARA_AT_FRESHMART),
            Map.entry("recommendation-declined", MARINARA_AT_FRESHMART),
            Map.entry("price-request-answered", MARINARA_AT_CAREWELL),
            Map.entry("incentive-offered", MARINARA_AT_CAREWELL),
            Map.entry("incentive-ended", MARINARA_AT_CAREWELL));

    @Test
    void keysAreAsTheyEverWere() {
        Map<String, String> keys = EventCatalog.types().stream()
                .map(type ->
                        ContractSample.of(type, ContractFiles.samplesOf(type).getFirst()))
                .collect(Collectors.toMap(
                        sample -> sample.type().name(), sample -> sample.data().key()));

        assertThat(keys).isEqualTo(KEYS);
    }
}
