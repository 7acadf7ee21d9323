package io.revenuesignals.pricing.decision.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.contracts.recommendation.RecommendationWithdrawn;
import io.revenuesignals.contracts.recommendation.RepricingRecommended;
import io.revenuesignals.contracts.request.PriceRequestRaised;
import io.revenuesignals.contracts.request.PriceRequestWithdrawn;
import io.revenuesignals.platform.messaging.EnvelopeCodec;
import io.revenuesignals.platform.messaging.EventJson;
import io.revenuesignals.platform.messaging.ReceivedEvent;
import io.revenuesignals.pricing.decision.DecidingKit;
import io.revenuesignals.pricing.decision.model.PriceRequest;
import io.revenuesignals.pricing.decision.model.Recommendation;
import io.revenuesignals.testing.ContractSamples;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The golden samples of what this feature hears, on twins in memory. */
class RecommendationConsumerTests {

    private final DecidingKit kit = new DecidingKit();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RecommendationConsumer advice =
            new RecommendationConsumer(kit.judging(), new EnvelopeCodec(EventJson.mapper()), kit.clock(), meters);
    private final PriceRequestConsumer requests = new PriceRequestConsumer(kit.answering());

    @Test
    void readsEverySampleOfARecommendation() {
        for (EventEnvelope<RepricingRecommended> sample : ContractSamples.of(RepricingRecommended.class)) {
            advice.apply(List.of(received(sample))).block();
            RepricingRecommended data = sample.data();
            Recommendation kept =
                    kit.recommendations().find(data.recommendation()).block();
            assertThat(kept.product()).isEqualTo(data.product());
            assertThat(kept.scope().word()).isEqualTo(data.scope().word());
            assertThat(kept.proposed().amount())
                    .isEqualByComparingTo(data.proposedPrice().amount());
            assertThat(kept.request()).isEqualTo(data.request());
            assertThat(kept.proposer()).isEqualTo(sample.source());
            assertThat(kept.advice().document()).contains(data.modelVersion());
        }
        double judged = meters.find("signals.recommendations.judged").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
        assertThat(judged)
                .isEqualTo(ContractSamples.of(RepricingRecommended.class).size());
    }

    @Test
    void hearsThatARecommendationIsWithdrawnInOrder() {
        EventEnvelope<RepricingRecommended> recommended = ContractSamples.first(RepricingRecommended.class);
        RepricingRecommended data = recommended.data();
        EventEnvelope<RecommendationWithdrawn> withdrawn = new EventEnvelope<>(
                "w1",
                recommended.source(),
                recommended.time(),
                null,
                null,
                new RecommendationWithdrawn(data.recommendation(), data.product(), data.scope(), "newer"));
        advice.apply(List.of(received(recommended), received(withdrawn))).block();
        assertThat(kit.recommendations().find(data.recommendation()).block().isWaiting())
                .isFalse();
    }

    @Test
    void readsEverySampleOfARequest() {
        for (EventEnvelope<PriceRequestRaised> sample : ContractSamples.of(PriceRequestRaised.class)) {
            requests.apply(List.of(received(sample))).block();
            PriceRequest kept = kit.requests().find(sample.data().request()).block();
            assertThat(kept.scope().word()).isEqualTo(sample.data().place().id());
            assertThat(kept.isOpen()).isTrue();
        }
        for (EventEnvelope<PriceRequestWithdrawn> sample : ContractSamples.of(PriceRequestWithdrawn.class)) {
            requests.apply(List.of(received(sample))).block();
        }
    }

    private static ReceivedEvent received(EventEnvelope<?> event) {
        UUID id = UUID.nameUUIDFromBytes(event.id().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new ReceivedEvent(event, id, id, event.type().topic(), 0, 0, event.time(), new byte[0]);
    }
}
