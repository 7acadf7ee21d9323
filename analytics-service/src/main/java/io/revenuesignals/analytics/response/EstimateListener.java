package io.revenuesignals.analytics.response;

import java.util.Set;

/** Is told which products have new estimates, after they were kept. */
public interface EstimateListener {

    /** Must return at once and not throw. */
    void estimated(Set<String> products);
}
