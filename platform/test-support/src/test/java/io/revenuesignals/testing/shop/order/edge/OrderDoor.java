package io.revenuesignals.testing.shop.order.edge;

import io.revenuesignals.testing.shop.order.store.StoredOrders;

/** Goes past the port straight to the store. */
public final class OrderDoor {
    public String open(StoredOrders orders) {
        return orders.find("1").id();
    }
}
