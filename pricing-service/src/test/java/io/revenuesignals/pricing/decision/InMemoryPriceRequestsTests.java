package io.revenuesignals.pricing.decision;

class InMemoryPriceRequestsTests implements PriceRequestsContract {

    private final InMemoryPriceRequests requests = new InMemoryPriceRequests();

    @Override
    public PriceRequests requests() {
        return requests;
    }
}
