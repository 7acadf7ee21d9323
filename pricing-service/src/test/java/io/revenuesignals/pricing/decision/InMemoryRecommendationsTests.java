package io.revenuesignals.pricing.decision;

class InMemoryRecommendationsTests implements RecommendationsContract {

    private final InMemoryRecommendations recommendations = new InMemoryRecommendations();

    @Override
    public Recommendations recommendations() {
        return recommendations;
    }
}
