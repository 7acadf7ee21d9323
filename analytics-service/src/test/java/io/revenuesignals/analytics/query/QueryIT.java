package io.revenuesignals.analytics.query;

import static io.revenuesignals.analytics.Told.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revenuesignals.analytics.Told;
import io.revenuesignals.contracts.Channel;
import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.reference.Owner;
import io.revenuesignals.testing.EventProbe;
import io.revenuesignals.testing.SignalsTest;
import io.revenuesignals.testing.TestIssuer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SignalsTest
class QueryIT {

    private static final LocalDate WEEK = LocalDate.of(2026, 1, 5);
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private EventProbe probe;

    @Autowired
    private WebTestClient web;

    @BeforeEach
    void aSmallMarket() {
        tell("p-own", Told.product("q-own", "ours", Owner.OWN, "q-sauce"));
        tell("p-rival", Told.product("q-rival", "theirs", Owner.COMPETITOR, "q-sauce"));
        tell("r-1", Told.retailer("q-fresh", Channel.GROCERY));
        tell("s-1", Told.store("q-s1", "q-fresh", Channel.GROCERY));
        tell("s-2", Told.store("q-s2", "q-fresh", Channel.GROCERY));
        tell("sale-1", Told.weekly("q-own", "q-s1", WEEK, "10", "29.90"));
        tell("sale-2", Told.weekly("q-own", "q-s1", WEEK.plusWeeks(1), "12", "35.88"));
        tell("sale-3", Told.weekly("q-rival", "q-s2", WEEK, "7.5", "15.00"));
        tell("price-1", Told.price("q-own", "q-s1", WEEK.plusDays(1), "2.99"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(rows("measures=sales&filter[category]=q-sauce"))
                        .hasSize(1)
                        .allSatisfy(row ->
                                assertThat(row.at("/measures/sales").intValue()).isEqualTo(3)));
    }

    private void tell(String id, Event data) {
        probe.publish(event("query-" + id, Instant.parse("2026-01-20T10:00:00Z"), data));
    }

    @Test
    void addsUpExactlyByBrandAndWeek() {
        List<JsonNode> rows = rows(
                "measures=units,revenue,averagePrice,storesSelling&groupBy=brand&granularity=P1W&filter[category]=q-sauce&sort=from,brand");

        assertThat(rows).hasSize(3);
        assertThat(rows.getFirst().toString())
                .isEqualTo("{\"from\":\"2026-01-05\",\"to\":\"2026-01-12\",\"dimensions\":{\"brand\":\"ours\"},"
                        + "\"measures\":{\"units\":\"10\",\"revenue\":\"29.9\",\"averagePrice\":\"2.99\",\"storesSelling\":1},"
                        + "\"currency\":\"USD\"}");
    }

    @Test
    void answersTheSameFromFactsAsFromRollUps() {
        String common =
                "measures=units,revenue,shelfPrice,sales&groupBy=product,store&filter[category]=q-sauce&sort=product,store";
        List<JsonNode> weeks = rows(common + "&from=2026-01-05&to=2026-01-19");
        List<JsonNode> days = rows(common + "&from=2026-01-05&to=2026-01-20");

        assertThat(weeks)
                .extracting(row -> row.get("measures").toString())
                .isEqualTo(
                        days.stream().map(row -> row.get("measures").toString()).toList());
    }

    @Test
    void tellsDistributionOfAllStoresInScope() {
        List<JsonNode> rows = rows(
                "measures=storesListing,numericDistribution,weightedDistribution&groupBy=brand&filter[retailer]=q-fresh&filter[owner]=OWN");

        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().at("/measures/storesListing").intValue()).isEqualTo(1);
        assertThat(rows.getFirst().at("/measures/numericDistribution").doubleValue())
                .isEqualTo(50.0);
        assertThat(rows.getFirst().at("/measures/weightedDistribution").doubleValue())
                .isEqualTo(50.0);
    }

    @Test
    void takesFilterTreesAndPages() {
        byte[] body = web.post()
                .uri("/v1/query")
                .header("Authorization", TestIssuer.bearer("analyst"))
                .bodyValue(JSON.readTree("""
                        {"measures": ["units"], "groupBy": ["product"], "granularity": "P1W", "page": {"size": 1},
                         "filter": {"or": [{"product": ["q-own"]}, {"and": [{"brand": "theirs"}, {"not": {"channel": ["PHARMACY"]}}]}]}}"""))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        JsonNode answer = JSON.readTree(body);

        assertThat(answer.at("/meta/rowCount").intValue()).isEqualTo(1);
        assertThat(answer.at("/meta/totalRows").intValue()).isEqualTo(3);
        assertThat(answer.at("/meta/truncated").booleanValue()).isTrue();
        assertThat(answer.at("/meta/next").stringValue()).isNotBlank();
        assertThat(answer.at("/meta/dataThrough").stringValue()).isEqualTo("2026-01-18");
    }

    @Test
    void namesTheFieldThatIsWrong() {
        web.get()
                .uri("/v1/query?measures=units,profit")
                .header("Authorization", TestIssuer.bearer("analyst"))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/measures");
        web.get().uri("/v1/query?measures=units").exchange().expectStatus().isUnauthorized();
        web.get()
                .uri("/v1/query?measures=units")
                .header("Authorization", TestIssuer.bearer("source"))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private List<JsonNode> rows(String question) {
        byte[] body = web.get()
                .uri(base -> URI.create(base.path("/v1/query").build() + "?"
                        + question.replace("[", "%5B").replace("]", "%5D")))
                .header("Authorization", TestIssuer.bearer("analyst"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        return JSON.readTree(body).get("rows").valueStream().toList();
    }
}
