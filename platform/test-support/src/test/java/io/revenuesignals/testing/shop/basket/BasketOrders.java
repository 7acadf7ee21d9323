package io.revenuesignals.testing.shop.basket;

import io.revenuesignals.testing.shop.order.Orders;
import io.revenuesignals.testing.shop.order.model.Order;

/** Meets the other feature at its root, and then reaches into its model. */
public final class BasketOrders {

    private final Orders orders;

    public BasketOrders(Orders orders) {
        this.orders = orders;
    }

    public Order first() {
        return orders.find("1");
    }
}
