package io.revenuesignals.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.contracts.Interval;
import io.revenuesignals.contracts.Mechanic;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.Place;
import io.revenuesignals.contracts.PriceScope;
import io.revenuesignals.contracts.Topics;
import io.revenuesignals.contracts.price.CostSet;
import io.revenuesignals.contracts.price.IncentiveEnded;
import io.revenuesignals.contracts.price.IncentiveOffered;
import io.revenuesignals.contracts.price.PriceChanged;
import io.revenuesignals.contracts.price.PriceRequestAnswered;
import io.revenuesignals.contracts.price.PriceReverted;
import io.revenuesignals.contracts.price.PriceScheduled;
import io.revenuesignals.contracts.price.RecommendationDeclined;
import io.revenuesignals.contracts.recommendation.Cause;
import io.revenuesignals.contracts.recommendation.IncentiveRecommended;
import io.revenuesignals.contracts.recommendation.RecommendationWithdrawn;
import io.revenuesignals.contracts.recommendation.RepricingRecommended;
import io.revenuesignals.contracts.request.PriceRequestRaised;
import io.revenuesignals.testing.EventProbe;
import io.revenuesignals.testing.TestIssuer;
import io.revenuesignals.testing.TokenSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The service as a whole: events in, decisions by policy and by people, events out. */
class PricingStoryIT extends PricingStack {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ANALYTICS = "/analytics-service";

    @Autowired
    private WebTestClient http;

    @Autowired
    private EventProbe probe;

    private final String product = "sauce-" + UUID.randomUUID();

    @Test
    void approvesInsidePolicyAndTellsTheNewPriceWithItsCause() {
        setCost("1.50");
        setPrice("national", "3.99", "first price list").expectStatus().isCreated();

        EventEnvelope<?> advice = recommend("national", "3.99", "3.89", 0.02, null);

        EventEnvelope<PriceChanged> changed = told(PriceChanged.class, told -> told.recommendation() != null);
        assertThat(changed.data().value()).isEqualTo(usd("3.89"));
        assertThat(changed.data().oldValue()).isEqualTo(usd("3.99"));
        assertThat(changed.data().actor()).isEqualTo("policy");
        assertThat(changed.causationId()).isEqualTo(advice.id());
        as("pricing", "pam")
                .get()
                .uri("/v1/decisions?recommendation={id}", changed.data().recommendation())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].automatic")
                .isEqualTo(true)
                .jsonPath("$.items[0].causationId")
                .isEqualTo(advice.id());
        effective("retailer=freshmart").jsonPath("$.value.amount").isEqualTo("3.89");
    }

    @Test
    void queuesWhatThePolicyForbidsAndTakesALesserChangeFromTwoPeople() {
        setCost("1.50");
        String id = recommended(recommend("retailer:freshmart", "2.99", "2.49", 0.05, null));
        waiting(id)
                .jsonPath("$.findings[0].guardrail")
                .isEqualTo("LARGEST_CHANGE")
                .jsonPath("$.nearestAllowed.amount")
                .isEqualTo("2.79")
                .jsonPath("$.advice.modelVersion")
                .isEqualTo("test-1");

        approve("pam", id, null)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.findings[0].guardrail")
                .isEqualTo("LARGEST_CHANGE");
        approve("pam", id, "2.79").expectStatus().isAccepted();
        approve("pam", id, null).expectStatus().isForbidden();
        approve("paul", id, null).expectStatus().isOk();
        approve("paul", id, null).expectStatus().isEqualTo(409);

        PriceChanged changed = told(PriceChanged.class, told -> true).data();
        assertThat(changed.value()).isEqualTo(usd("2.79"));
        assertThat(changed.actor()).isEqualTo("paul");
        assertThat(changed.scope()).isEqualTo(PriceScope.retailer("freshmart"));
    }

    @Test
    void answersARequestWhenItsRecommendationIsDeclined() {
        String request = UUID.randomUUID().toString();
        publish(new PriceRequestRaised(
                request,
                product,
                Place.retailer("freshmart"),
                usd("2.29"),
                "they leave otherwise",
                LocalDate.of(2030, 1, 1),
                null,
                "sam"));
        String id = recommended(recommend("retailer:freshmart", "2.99", "2.49", 0.01, request));
        waiting(id).jsonPath("$.request").isEqualTo(request);

        as("pricing", "pam")
                .post()
                .uri("/v1/recommendations/{id}/decline", id)
                .bodyValue(Map.of("reason", "not below cost"))
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(told(RecommendationDeclined.class, told -> true).data().recommendation())
                .isEqualTo(id);
        PriceRequestAnswered answer = told(
                        PriceRequestAnswered.class, told -> told.request().equals(request))
                .data();
        assertThat(answer.answer()).isEqualTo(PriceRequestAnswered.Answer.DECLINED);
        assertThat(answer.reason()).isEqualTo("not below cost");
    }

    @Test
    void plansPricesAndLetsTheCalendarPutThemInForceAndEndThem() {
        setPrice("channel:GROCERY", "3.99", "list").expectStatus().isCreated();
        Instant from = Instant.now().plusMillis(1_500);
        Instant to = from.plusMillis(1_000);
        setPrice(Map.of(
                        "product",
                        product,
                        "scope",
                        "channel:GROCERY",
                        "value",
                        Map.of("amount", "3.89", "currency", "USD"),
                        "validFrom",
                        from.toString(),
                        "validTo",
                        to.toString(),
                        "reason",
                        "weekend"))
                .expectStatus()
                .isCreated();

        assertThat(told(PriceScheduled.class, told -> true).data().value()).isEqualTo(usd("3.89"));
        PriceChanged begun = told(PriceChanged.class, told -> told.value().equals(usd("3.89")))
                .data();
        assertThat(begun.oldValue()).isEqualTo(usd("3.99"));
        PriceReverted ended = told(PriceReverted.class, told -> true).data();
        assertThat(ended.restored()).isEqualTo(usd("3.99"));
        effective("channel=GROCERY").jsonPath("$.value.amount").isEqualTo("3.99");
    }

    @Test
    void answersConflictsOnTheTimelineAsAList() {
        setPrice("store:S1", "3.99", "list").expectStatus().isCreated();
        Map<String, Object> bounded = Map.of(
                "product",
                product,
                "scope",
                "store:S1",
                "value",
                Map.of("amount", "3.89", "currency", "USD"),
                "validFrom",
                "2040-01-01T00:00:00Z",
                "validTo",
                "2040-02-01T00:00:00Z",
                "reason",
                "anniversary");
        setPrice(bounded).expectStatus().isCreated();

        setPrice(bounded)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.clashes[0].kind")
                .isEqualTo("SAME_START")
                .jsonPath("$.clashes[0].value.amount")
                .isEqualTo("3.89");
    }

    @Test
    void takesPricesBack() {
        setPrice("national", "2.99", "list").expectStatus().isCreated();
        setPrice("national", "2.89", "try").expectStatus().isCreated();
        PriceChanged second = told(PriceChanged.class, told -> told.value().equals(usd("2.89")))
                .data();

        as("pricing", "pam")
                .post()
                .uri("/v1/prices/{id}/revert", second.price())
                .bodyValue(Map.of("reason", "units fell"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("REVERTED");

        assertThat(told(PriceReverted.class, told -> true).data().restored()).isEqualTo(usd("2.99"));
        effective("").jsonPath("$.value.amount").isEqualTo("2.99");
    }

    @Test
    void letsAdviceExpireAndHearsThatItIsWithdrawn() {
        setCost("1.50");
        String expiring = recommended(recommend("store:S1", "2.99", "2.49", 0.05, null, Duration.ofSeconds(2)));
        String withdrawn = recommended(recommend("store:S2", "2.99", "2.49", 0.05, null));
        waiting(withdrawn);
        publish(new RecommendationWithdrawn(withdrawn, product, PriceScope.store("S2"), "something newer"));

        becomes(withdrawn, "WITHDRAWN");
        becomes(expiring, "EXPIRED");
    }

    @Test
    void offersAdvisedIncentivesAndEndsThem() {
        String advice = UUID.randomUUID().toString();
        publish(new IncentiveRecommended(
                advice,
                product,
                PriceScope.retailer("freshmart"),
                Mechanic.FEATURE,
                new BigDecimal("0.15"),
                LocalDate.of(2040, 3, 1),
                LocalDate.of(2040, 3, 15),
                MoneyAmount.of("5000.00", "USD"),
                new Interval(0.3, 0.1, 0.5, 0.8),
                List.of("it pays"),
                List.of(),
                Instant.parse("2039-01-01T00:00:00Z"),
                "test-1"));
        String id = Awaitility.await().atMost(PATIENCE).until(this::waitingIncentive, found -> !found.isEmpty());

        incentive(id, "offer").expectStatus().isOk();
        incentive(id, "offer").expectStatus().isEqualTo(409);
        assertThat(told(IncentiveOffered.class, told -> true).data().recommendation())
                .isEqualTo(advice);
        incentive(id, "end").expectStatus().isOk();
        assertThat(told(IncentiveEnded.class, told -> true).data().incentive()).isEqualTo(id);
    }

    @Test
    void tellsACostOnceAndRepeatsAnswersToTheSameKey() {
        setCost("1.50");
        setCost("1.50");
        setCost("1.60");
        told(CostSet.class, told -> told.cost().equals(usd("1.60")));
        assertThat(probe.all(Topics.PRICES).stream()
                        .filter(event -> event.data() instanceof CostSet cost
                                && cost.product().equals(product))
                        .count())
                .isEqualTo(2);
    }

    @Test
    void versionsThePolicy() {
        String etag = as("pricing", "pam")
                .get()
                .uri("/v1/policy")
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseHeaders()
                .getETag();
        Map<String, Object> policy = Map.of(
                "minimumMargin",
                0.15,
                "largestChange",
                "0.10",
                "endings",
                List.of("9"),
                "automaticApproval",
                Map.of("largestChange", 0.04, "minimumProbability", 0.8),
                "approvalThreshold",
                0.05);

        setPolicy(policy, etag)
                .expectStatus()
                .isOk()
                .expectHeader()
                .value(HttpHeaders.ETAG, is -> assertThat(is).isNotEqualTo(etag));
        setPolicy(policy, etag).expectStatus().isEqualTo(412);
        setPolicy(policy, null).expectStatus().isEqualTo(428);
    }

    @Test
    void saysNoToARequestWithoutARecommendation() {
        String request = UUID.randomUUID().toString();
        publish(new PriceRequestRaised(
                request,
                product,
                Place.retailer("freshmart"),
                usd("0.99"),
                "they saw it elsewhere",
                LocalDate.of(2030, 1, 1),
                null,
                "sam"));
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> as("pricing", "pam")
                        .get()
                        .uri("/v1/price-requests?state=OPEN&product={product}", product)
                        .exchange()
                        .expectBody()
                        .jsonPath("$.items[0].id")
                        .isEqualTo(request));

        as("pricing", "pam")
                .post()
                .uri("/v1/price-requests/{id}/decline", request)
                .bodyValue(Map.of("reason", "below cost"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("DECLINED");

        assertThat(told(PriceRequestAnswered.class, told -> told.request().equals(request))
                        .data()
                        .reason())
                .isEqualTo("below cost");
    }

    @Test
    void showsSalesTheirOwnAccountsPricesOnly() {
        setPrice("national", "2.99", "list").expectStatus().isCreated();
        setPrice("retailer:freshmart", "2.79", "negotiated").expectStatus().isCreated();
        setPrice("retailer:other", "2.59", "negotiated").expectStatus().isCreated();
        WebTestClient sam = as(TokenSpec.of("sales").subject("sam").accounts("freshmart"));

        sam.get()
                .uri("/v1/prices?product={product}", product)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(2);
        sam.get()
                .uri("/v1/prices/effective?product={product}&retailer=freshmart", product)
                .exchange()
                .expectBody()
                .jsonPath("$.value.amount")
                .isEqualTo("2.79");
        sam.get()
                .uri("/v1/prices/effective?product={product}&retailer=other", product)
                .exchange()
                .expectStatus()
                .isNotFound();
        sam.get().uri("/v1/decisions").exchange().expectStatus().isForbidden();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"2026-03-01T12:00:00\"", "\"2026-03-01T12:00:00Z\"", "[2026,3,1]", "[]", "\"\"", "20513", "{}"
            })
    void refusesADayThatIsNoDay(String day) {
        String money = "{\"amount\":\"1.20\",\"currency\":\"USD\"}";

        refuses("/v1/costs", """
                {"product":"p","cost":%s,"validFrom":%s}""".formatted(money, day), "/validFrom");
        refuses("/v1/policy", """
                {"minimumMargin":0.2,"largestChange":0.1,"quietPeriods":[{"from":%s,"to":"2026-04-01"}],
                 "automaticApproval":{"largestChange":0.03},"approvalThreshold":0.05}""".formatted(day), "/quietPeriods/0/from");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"NaN\"",
                "\"Infinity\"",
                "\"-Infinity\"",
                "\"1e999999999\"",
                "\"1e-999999999\"",
                "1e40",
                "1000000000000",
                "0.0000001",
                "-0.1",
                "\"\"",
                "[1]"
            })
    void refusesANumberThatIsNotSensible(String number) {
        refuses("/v1/costs", """
                {"product":"p","cost":{"amount":%s,"currency":"USD"},"validFrom":"2026-03-01"}""".formatted(number), "/cost/amount", "/cost");
        refuses("/v1/policy", """
                {"minimumMargin":%s,"largestChange":0.1,
                 "automaticApproval":{"largestChange":0.03},"approvalThreshold":0.05}""".formatted(number), "/minimumMargin");
        refuses("/v1/policy", """
                {"minimumMargin":0.2,"largestChange":0.1,
                 "automaticApproval":{"largestChange":%s},"approvalThreshold":0.05}""".formatted(number), "/automaticApproval/largestChange");
    }

    private void refuses(String path, String body, String... pointers) {
        as("pricing", "pam")
                .put()
                .uri(path)
                .header(HttpHeaders.IF_MATCH, "1")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .value(String.class, pointer -> assertThat(pointer).isIn(List.of(pointers)));
    }

    @Test
    void namesWhatIsWrong() {
        setPrice(Map.of("product", product, "value", Map.of("amount", "NaN", "currency", "USD"), "reason", "x"))
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/value/amount");
        setPrice(Map.of(
                        "product",
                        product,
                        "scope",
                        "planet:mars",
                        "value",
                        Map.of("amount", "1.99", "currency", "USD"),
                        "reason",
                        "x"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/scope");
        setPrice(Map.of(
                        "product",
                        product,
                        "value",
                        Map.of("amount", "1.99", "currency", "USD"),
                        "reason",
                        "x",
                        "surprise",
                        1))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/surprise");
        as("pricing", "pam")
                .get()
                .uri("/v1/recommendations/nothing")
                .exchange()
                .expectStatus()
                .isNotFound();
        as("source", "till").get().uri("/v1/prices").exchange().expectStatus().isForbidden();
        http.get().uri("/v1/prices").exchange().expectStatus().isUnauthorized();
    }

    private void setCost(String amount) {
        as("pricing", "pam")
                .put()
                .uri("/v1/costs")
                .bodyValue(Map.of(
                        "product",
                        product,
                        "scope",
                        "national",
                        "cost",
                        Map.of("amount", amount, "currency", "USD"),
                        "validFrom",
                        "2026-01-01"))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private WebTestClient.ResponseSpec setPrice(String scope, String amount, String reason) {
        return setPrice(Map.of(
                "product",
                product,
                "scope",
                scope,
                "value",
                Map.of("amount", amount, "currency", "USD"),
                "reason",
                reason));
    }

    private WebTestClient.ResponseSpec setPrice(Map<String, Object> body) {
        return as("pricing", "pam").post().uri("/v1/prices").bodyValue(body).exchange();
    }

    private WebTestClient.ResponseSpec setPolicy(Map<String, Object> body, @Nullable String etag) {
        WebTestClient.RequestBodySpec request = as("pricing", "pam").put().uri("/v1/policy");
        if (etag != null) {
            request.header(HttpHeaders.IF_MATCH, etag);
        }
        return request.bodyValue(body).exchange();
    }

    private WebTestClient.ResponseSpec approve(String who, String id, @Nullable String amount) {
        WebTestClient.RequestBodySpec request = as("pricing", who).post().uri("/v1/recommendations/{id}/approve", id);
        return amount == null
                ? request.exchange()
                : request.bodyValue(Map.of("value", Map.of("amount", amount, "currency", "USD")))
                        .exchange();
    }

    private WebTestClient.ResponseSpec incentive(String id, String what) {
        return as("pricing", "pam")
                .post()
                .uri("/v1/incentives/{id}/{what}", id, what)
                .bodyValue(Map.of("reason", "agreed"))
                .exchange();
    }

    private String waitingIncentive() {
        String body = as("pricing", "pam")
                .get()
                .uri("/v1/incentives?state=WAITING&product={product}", product)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        int id = body == null ? -1 : body.indexOf("\"id\":\"");
        return id < 0 ? "" : body.substring(id + 6, id + 42);
    }

    private WebTestClient.BodyContentSpec effective(String where) {
        return as("pricing", "pam")
                .get()
                .uri("/v1/prices/effective?product={product}&" + where, product)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private WebTestClient.BodyContentSpec waiting(String id) {
        becomes(id, "WAITING");
        return as("pricing", "pam")
                .get()
                .uri("/v1/recommendations/{id}", id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private void becomes(String id, String state) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> as("pricing", "pam")
                        .get()
                        .uri("/v1/recommendations/{id}", id)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .jsonPath("$.state")
                        .isEqualTo(state));
    }

    private EventEnvelope<?> recommend(
            String scope, String current, String proposed, double gain, @Nullable String request) {
        return recommend(scope, current, proposed, gain, request, Duration.ofDays(7));
    }

    private EventEnvelope<?> recommend(
            String scope, String current, String proposed, double gain, @Nullable String request, Duration validFor) {
        return publish(new RepricingRecommended(
                UUID.randomUUID().toString(),
                product,
                PriceScope.parse(scope),
                request == null ? Cause.PRICE_OFF : Cause.RETAILER_ASKED,
                request,
                null,
                usd(current),
                usd(proposed),
                new Interval(-2.5, -3, -2, 0.8),
                104,
                new Interval(120, 100, 140, 0.8),
                new Interval(340, 300, 380, 0.8),
                new Interval(gain, gain - 0.005, gain + 0.005, 0.8),
                1.05,
                1.01,
                List.of(),
                List.of("shoppers react strongly"),
                List.of(),
                Instant.now().plus(validFor),
                "test-1"));
    }

    private static String recommended(EventEnvelope<?> advice) {
        return advice.as(RepricingRecommended.class).data().recommendation();
    }

    private EventEnvelope<?> publish(Event data) {
        String id = UuidCreator.getTimeOrderedEpoch().toString();
        EventEnvelope<Event> event = new EventEnvelope<>(id, ANALYTICS, Instant.now(), id, null, data);
        probe.publish(event);
        return event;
    }

    private <E extends Event> EventEnvelope<E> told(Class<E> kind, Predicate<E> wanted) {
        return probe.await(
                        Topics.PRICES,
                        event -> kind.isInstance(event.data())
                                && event.data().key().startsWith(product + "|")
                                && wanted.test(kind.cast(event.data())),
                        PATIENCE)
                .as(kind);
    }

    private WebTestClient as(String role, String subject) {
        return as(TokenSpec.of(role).subject(subject));
    }

    private WebTestClient as(TokenSpec who) {
        return http.mutate()
                .defaultHeader(HttpHeaders.AUTHORIZATION, TestIssuer.bearer(who))
                .build();
    }

    private static MoneyAmount usd(String amount) {
        return MoneyAmount.of(amount, "USD");
    }
}
