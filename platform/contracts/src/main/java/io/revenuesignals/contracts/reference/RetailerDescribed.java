package io.revenuesignals.contracts.reference;

import io.revenuesignals.contracts.Channel;
import io.revenuesignals.contracts.Checks;

/**
 * A retailer that sells our goods or could.
 *
 * @param retailer its id
 * @param name what people call it
 * @param channel the kind of outlet it mainly runs
 */
public record RetailerDescribed(String retailer, String name, Channel channel) implements ReferenceEvent {

    public RetailerDescribed {
        retailer = Checks.id(retailer, "retailer");
        name = Checks.id(name, "name");
        channel = Checks.present(channel, "channel");
    }

    @Override
    public String key() {
        return "retailer:" + retailer;
    }
}
