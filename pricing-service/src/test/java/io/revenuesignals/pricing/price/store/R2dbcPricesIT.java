package io.revenuesignals.pricing.price.store;

import io.revenuesignals.pricing.PricingStack;
import io.revenuesignals.pricing.price.Prices;
import io.revenuesignals.pricing.price.PricesContract;
import org.springframework.beans.factory.annotation.Autowired;

class R2dbcPricesIT extends PricingStack implements PricesContract {

    @Autowired
    private Prices prices;

    @Override
    public Prices prices() {
        return prices;
    }
}
