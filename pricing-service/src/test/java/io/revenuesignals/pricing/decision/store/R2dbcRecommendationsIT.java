package io.revenuesignals.pricing.decision.store;

import io.revenuesignals.pricing.PricingStack;
import io.revenuesignals.pricing.decision.Recommendations;
import io.revenuesignals.pricing.decision.RecommendationsContract;
import org.springframework.beans.factory.annotation.Autowired;

class R2dbcRecommendationsIT extends PricingStack implements RecommendationsContract {

    @Autowired
    private Recommendations recommendations;

    @Override
    public Recommendations recommendations() {
        return recommendations;
    }
}
