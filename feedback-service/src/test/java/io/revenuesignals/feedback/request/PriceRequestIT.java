package io.revenuesignals.feedback.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.Place;
import io.revenuesignals.contracts.PriceScope;
import io.revenuesignals.contracts.Topics;
import io.revenuesignals.contracts.price.PriceRequestAnswered;
import io.revenuesignals.contracts.request.PriceRequestRaised;
import io.revenuesignals.contracts.request.PriceRequestWithdrawn;
import io.revenuesignals.testing.EventProbe;
import io.revenuesignals.testing.SignalsTest;
import io.revenuesignals.testing.TestIssuer;
import io.revenuesignals.testing.TokenSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SignalsTest
class PriceRequestIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String retailer = "freshmart-" + UUID.randomUUID();
    private final String sam =
            TestIssuer.bearer(TokenSpec.of("sales").subject("sam").accounts(retailer));
    private final String eve =
            TestIssuer.bearer(TokenSpec.of("sales").subject("eve").accounts("elsewhere"));
    private final String pricing = TestIssuer.bearer("pricing");
    private final LocalDate soon = LocalDate.now(ZoneOffset.UTC).plusDays(7);

    @Autowired
    private WebTestClient client;

    @Autowired
    private EventProbe probe;

    private String body() {
        return """
                {"product":"sauce","place":{"retailer":"%s"},"wishedPrice":{"amount":"2.49","currency":"USD"},
                 "reason":"the discounter next door","neededBy":"%s","expectedExtraUnits":120.5}""".formatted(retailer, soon);
    }

    private WebTestClient.ResponseSpec post(String bearer, String path, String body) {
        return client.post()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec get(String bearer, String path) {
        return client.get().uri(path).header(HttpHeaders.AUTHORIZATION, bearer).exchange();
    }

    private static JsonNode json(WebTestClient.ResponseSpec response) {
        return JSON.readTree(response.expectBody().returnResult().getResponseBody());
    }

    private String raised() {
        return json(post(sam, "/v1/price-requests", body())).get("id").stringValue();
    }

    @Test
    void raisesARequestAndTellsTheOthers() {
        WebTestClient.ResponseSpec response = post(sam, "/v1/price-requests", body());

        response.expectStatus().isCreated();
        JsonNode view = json(response);
        String id = view.get("id").stringValue();
        assertThat(view.get("state").stringValue()).isEqualTo("RAISED");
        assertThat(view.get("wishedPrice").get("amount").stringValue()).isEqualTo("2.49");
        assertThat(view.get("raisedBy").stringValue()).isEqualTo("sam");
        EventEnvelope<PriceRequestRaised> event = probe.await(
                Topics.REQUESTS,
                PriceRequestRaised.class,
                raised -> raised.request().equals(id),
                PATIENCE);
        assertThat(event.data().place()).isEqualTo(Place.retailer(retailer));
        assertThat(event.data().expectedExtraUnits()).isEqualByComparingTo("120.5");
        assertThat(event.source()).isEqualTo("/feedback-service");
        assertThat(json(get(sam, "/v1/price-requests/" + id))).isEqualTo(view);
    }

    @Test
    void raisesOnceForOneIdempotencyKey() {
        String key = UUID.randomUUID().toString();
        JsonNode first = withKey(key);
        JsonNode second = withKey(key);

        assertThat(second.get("id")).isEqualTo(first.get("id"));
        assertThat(json(get(sam, "/v1/price-requests?retailer=" + retailer)).get("items"))
                .hasSize(1);
    }

    private JsonNode withKey(String key) {
        return json(client.post()
                .uri("/v1/price-requests")
                .header(HttpHeaders.AUTHORIZATION, sam)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body())
                .exchange());
    }

    @Test
    void showsNegotiationsOnlyToTheirOwnSalesPeopleAndToPricing() {
        String id = raised();

        get(eve, "/v1/price-requests/" + id).expectStatus().isNotFound();
        post(eve, "/v1/price-requests/" + id + "/withdraw", "{\"reason\":\"mine\"}")
                .expectStatus()
                .isNotFound();
        assertThat(json(get(eve, "/v1/price-requests?retailer=" + retailer))
                        .get("items")
                        .isEmpty())
                .isTrue();
        get(pricing, "/v1/price-requests/" + id).expectStatus().isOk();
        get(TestIssuer.bearer("marketing"), "/v1/price-requests/" + id)
                .expectStatus()
                .isForbidden();
        post(eve, "/v1/price-requests", body()).expectStatus().isForbidden();
        post(pricing, "/v1/price-requests", body()).expectStatus().isForbidden();
    }

    @Test
    void withdrawsAnOpenRequestOnce() {
        String id = raised();

        JsonNode withdrawn = json(post(sam, "/v1/price-requests/" + id + "/withdraw", "{\"reason\":\"settled\"}"));

        assertThat(withdrawn.get("state").stringValue()).isEqualTo("WITHDRAWN");
        probe.await(
                Topics.REQUESTS,
                PriceRequestWithdrawn.class,
                event -> event.request().equals(id),
                PATIENCE);
        post(sam, "/v1/price-requests/" + id + "/withdraw", "{\"reason\":\"settled\"}")
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT);
    }

    @Test
    void showsTheAnswerOfPricing() {
        String id = raised();

        probe.publish(new EventEnvelope<>(
                UUID.randomUUID().toString(),
                "/pricing-service",
                Instant.now(),
                null,
                null,
                new PriceRequestAnswered(
                        id,
                        "sauce",
                        PriceScope.retailer(retailer),
                        PriceRequestAnswered.Answer.COUNTERED,
                        MoneyAmount.of("2.59", "USD"),
                        "decision-7",
                        "pia",
                        "margin")));

        await().atMost(PATIENCE)
                .until(() -> json(get(sam, "/v1/price-requests/" + id))
                        .get("state")
                        .stringValue()
                        .equals("ANSWERED"));
        JsonNode answer = json(get(sam, "/v1/price-requests/" + id)).get("answer");
        assertThat(answer.get("answer").stringValue()).isEqualTo("COUNTERED");
        assertThat(answer.get("price").get("amount").stringValue()).isEqualTo("2.59");
        assertThat(answer.get("decision").stringValue()).isEqualTo("decision-7");
    }

    @Test
    void listsNewestFirstPageByPage() {
        String first = raised();
        String second = raised();
        String third = raised();

        JsonNode page = json(get(sam, "/v1/price-requests?limit=2&state=RAISED&product=sauce&retailer=" + retailer));
        assertThat(page.get("items"))
                .extracting(item -> item.get("id").stringValue())
                .containsExactly(third, second);
        JsonNode rest = json(get(
                sam,
                "/v1/price-requests?limit=2&retailer=" + retailer + "&after="
                        + page.get("next").stringValue()));
        assertThat(rest.get("items"))
                .extracting(item -> item.get("id").stringValue())
                .containsExactly(first);
        assertThat(rest.path("next").isMissingNode() || rest.get("next").isNull())
                .isTrue();
    }

    @Test
    void namesTheFieldThatIsWrong() {
        problem(body().replace("\"product\":\"sauce\",", ""), HttpStatus.BAD_REQUEST, "/product");
        problem(body().replace("\"product\"", "\"colour\":\"red\",\"product\""), HttpStatus.BAD_REQUEST, "/colour");
        problem(body().replace("2.49", "NaN"), HttpStatus.BAD_REQUEST, "/wishedPrice/amount");
        problem(body().replace("\"retailer\"", "\"store\""), HttpStatus.BAD_REQUEST, "/place");
        problem(body().replace(soon.toString(), "2020-01-01"), HttpStatus.UNPROCESSABLE_CONTENT, "/neededBy");
    }

    private void problem(String body, HttpStatus status, String pointer) {
        WebTestClient.ResponseSpec response = post(sam, "/v1/price-requests", body);
        response.expectStatus().isEqualTo(status).expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(json(response).get("errors").get(0).get("pointer").stringValue())
                .isEqualTo(pointer);
    }
}
