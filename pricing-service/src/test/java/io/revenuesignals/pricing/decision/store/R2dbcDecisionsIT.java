package io.revenuesignals.pricing.decision.store;

import io.revenuesignals.pricing.PricingStack;
import io.revenuesignals.pricing.decision.Decisions;
import io.revenuesignals.pricing.decision.DecisionsContract;
import org.springframework.beans.factory.annotation.Autowired;

class R2dbcDecisionsIT extends PricingStack implements DecisionsContract {

    @Autowired
    private Decisions decisions;

    @Override
    public Decisions decisions() {
        return decisions;
    }
}
