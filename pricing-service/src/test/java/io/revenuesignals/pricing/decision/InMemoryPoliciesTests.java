package io.revenuesignals.pricing.decision;

class InMemoryPoliciesTests implements PoliciesContract {

    private final InMemoryPolicies policies = new InMemoryPolicies();

    @Override
    public Policies policies() {
        return policies;
    }
}
