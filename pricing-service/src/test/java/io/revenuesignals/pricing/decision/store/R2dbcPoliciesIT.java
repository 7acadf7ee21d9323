package io.revenuesignals.pricing.decision.store;

import io.revenuesignals.pricing.PricingStack;
import io.revenuesignals.pricing.decision.Policies;
import io.revenuesignals.pricing.decision.PoliciesContract;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

class R2dbcPoliciesIT extends PricingStack implements PoliciesContract {

    @Autowired
    private Policies policies;

    @Autowired
    private DatabaseClient database;

    @Override
    public Policies policies() {
        return policies;
    }

    /** The other tests in this database count on the standard policy. */
    @AfterEach
    void restoreTheStandardPolicy() {
        database.sql("delete from policy").fetch().rowsUpdated().block();
    }
}
