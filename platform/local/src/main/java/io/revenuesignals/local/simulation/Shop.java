package io.revenuesignals.local.simulation;

import java.time.ZoneId;

/**
 * A store of the market.
 *
 * @param sellsFood only such stores list sauces
 * @param size relative to an average store
 */
record Shop(String id, String name, Retailer retailer, Region region, boolean sellsFood, double size) {

    /** Sales regions. */
    enum Region {
        NORTHEAST("America/New_York"),
        SOUTHEAST("America/New_York"),
        MIDWEST("America/Chicago"),
        SOUTHWEST("America/Denver"),
        WEST("America/Los_Angeles");

        private final ZoneId zone;

        Region(String zone) {
            this.zone = ZoneId.of(zone);
        }

        ZoneId zone() {
            return zone;
        }
    }
}
