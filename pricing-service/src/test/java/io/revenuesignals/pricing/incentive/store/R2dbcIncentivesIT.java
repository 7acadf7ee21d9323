package io.revenuesignals.pricing.incentive.store;

import io.revenuesignals.pricing.PricingStack;
import io.revenuesignals.pricing.incentive.Incentives;
import io.revenuesignals.pricing.incentive.IncentivesContract;
import org.springframework.beans.factory.annotation.Autowired;

class R2dbcIncentivesIT extends PricingStack implements IncentivesContract {

    @Autowired
    private Incentives incentives;

    @Override
    public Incentives incentives() {
        return incentives;
    }
}
