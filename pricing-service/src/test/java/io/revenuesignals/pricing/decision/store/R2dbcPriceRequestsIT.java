package io.revenuesignals.pricing.decision.store;

import io.revenuesignals.pricing.PricingStack;
import io.revenuesignals.pricing.decision.PriceRequests;
import io.revenuesignals.pricing.decision.PriceRequestsContract;
import org.springframework.beans.factory.annotation.Autowired;

class R2dbcPriceRequestsIT extends PricingStack implements PriceRequestsContract {

    @Autowired
    private PriceRequests requests;

    @Override
    public PriceRequests requests() {
        return requests;
    }
}
