package io.revenuesignals.pricing.incentive;

class InMemoryIncentivesTests implements IncentivesContract {

    private final InMemoryIncentives incentives = new InMemoryIncentives();

    @Override
    public Incentives incentives() {
        return incentives;
    }
}
