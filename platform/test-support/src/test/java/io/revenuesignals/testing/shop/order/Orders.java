package io.revenuesignals.testing.shop.order;

import io.revenuesignals.testing.shop.order.model.Order;

/** A port knows its model, as it should be. */
public interface Orders {
    Order find(String id);
}
