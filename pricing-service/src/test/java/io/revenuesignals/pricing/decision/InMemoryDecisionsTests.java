package io.revenuesignals.pricing.decision;

class InMemoryDecisionsTests implements DecisionsContract {

    private final InMemoryDecisions decisions = new InMemoryDecisions();

    @Override
    public Decisions decisions() {
        return decisions;
    }
}
