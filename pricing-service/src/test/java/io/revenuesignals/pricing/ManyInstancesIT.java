package io.revenuesignals.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.contracts.Topics;
import io.revenuesignals.contracts.price.PriceChanged;
import io.revenuesignals.pricing.decision.DecisionFixture;
import io.revenuesignals.pricing.decision.Recommendations;
import io.revenuesignals.pricing.model.PriceEntry;
import io.revenuesignals.pricing.model.PriceFixture;
import io.revenuesignals.pricing.model.Scope;
import io.revenuesignals.pricing.price.Prices;
import io.revenuesignals.pricing.price.PuttingPricesInForce;
import io.revenuesignals.testing.EventProbe;
import io.revenuesignals.testing.TestIssuer;
import io.revenuesignals.testing.TokenSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What several instances, or several people, do at the same moment happens once. */
class ManyInstancesIT extends PricingStack {

    private static final int AT_ONCE = 6;

    @Autowired
    private WebTestClient http;

    @Autowired
    private EventProbe probe;

    @Autowired
    private Prices prices;

    @Autowired
    private Recommendations recommendations;

    @Autowired
    private PuttingPricesInForce calendar;

    @Autowired
    private TransactionalOperator transaction;

    @Test
    void putsEachPriceInForceOnce() {
        List<PriceEntry> planned =
                IntStream.range(0, 20).mapToObj(i -> duePrice()).toList();
        transaction
                .transactional(Flux.fromIterable(planned).concatMap(prices::save))
                .blockLast();

        Flux.range(0, AT_ONCE).flatMap(i -> oneTick(), AT_ONCE).blockLast(Duration.ofSeconds(30));

        for (PriceEntry entry : planned) {
            probe.await(
                    Topics.PRICES,
                    PriceChanged.class,
                    told -> told.price().equals(entry.id().toString()),
                    Duration.ofSeconds(30));
        }
        List<String> ids = planned.stream().map(entry -> entry.id().toString()).toList();
        assertThat(probe.all(Topics.PRICES).stream()
                        .filter(event -> event.data() instanceof PriceChanged changed && ids.contains(changed.price()))
                        .count())
                .isEqualTo(planned.size());
    }

    @Test
    void decidesOnARecommendationOnce() {
        String id = UUID.randomUUID().toString();
        recommendations
                .add(DecisionFixture.recommended(id, "sauce-" + id, "2.99", "2.79", null, Instant.EPOCH))
                .block();

        List<Integer> answers = Flux.range(0, AT_ONCE)
                .flatMap(
                        i -> Mono.fromCallable(() -> approve("pam-" + i, id)).subscribeOn(Schedulers.boundedElastic()),
                        AT_ONCE)
                .collectList()
                .block(Duration.ofSeconds(30));

        assertThat(answers).hasSize(AT_ONCE).containsOnlyOnce(200);
        assertThat(answers.stream().filter(status -> status == 409).count()).isEqualTo(AT_ONCE - 1);
    }

    private Flux<Integer> oneTick() {
        return Flux.defer(calendar::due)
                .collectList()
                .flatMapIterable(due -> due)
                .concatMap(due -> transaction.transactional(Mono.defer(() -> calendar.advance(due))));
    }

    private int approve(String who, String id) {
        return http.post()
                .uri("/v1/recommendations/{id}/approve", id)
                .header(
                        HttpHeaders.AUTHORIZATION,
                        TestIssuer.bearer(TokenSpec.of("pricing").subject(who)))
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
    }

    private static PriceEntry duePrice() {
        return PriceFixture.price(
                "sauce-" + UUID.randomUUID(),
                Scope.national(),
                "2.99",
                PriceFixture.from(Instant.parse("2026-01-01T00:00:00Z")),
                PriceEntry.State.PLANNED);
    }
}
