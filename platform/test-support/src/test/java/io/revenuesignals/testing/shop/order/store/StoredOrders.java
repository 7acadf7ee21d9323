package io.revenuesignals.testing.shop.order.store;

import io.revenuesignals.testing.shop.order.Orders;
import io.revenuesignals.testing.shop.order.model.Order;

/** An adapter knows its root and its model, as it should be. */
public final class StoredOrders implements Orders {
    @Override
    public Order find(String id) {
        return new Order(id);
    }
}
