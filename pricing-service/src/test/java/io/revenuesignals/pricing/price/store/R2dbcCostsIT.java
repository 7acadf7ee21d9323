package io.revenuesignals.pricing.price.store;

import io.revenuesignals.pricing.PricingStack;
import io.revenuesignals.pricing.price.Costs;
import io.revenuesignals.pricing.price.CostsContract;
import org.springframework.beans.factory.annotation.Autowired;

class R2dbcCostsIT extends PricingStack implements CostsContract {

    @Autowired
    private Costs costs;

    @Override
    public Costs costs() {
        return costs;
    }
}
