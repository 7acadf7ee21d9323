package io.revenuesignals.pricing.price;

class InMemoryCostsTests implements CostsContract {

    private final InMemoryCosts costs = new InMemoryCosts();

    @Override
    public Costs costs() {
        return costs;
    }
}
