package io.revenuesignals.pricing.price;

class InMemoryPricesTests implements PricesContract {

    private final InMemoryPrices prices = new InMemoryPrices();

    @Override
    public Prices prices() {
        return prices;
    }
}
