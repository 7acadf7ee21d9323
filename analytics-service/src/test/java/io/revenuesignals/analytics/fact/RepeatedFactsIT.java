package io.revenuesignals.analytics.fact;

import static io.revenuesignals.analytics.Told.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revenuesignals.analytics.Told;
import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.FactReference;
import io.revenuesignals.contracts.Place;
import io.revenuesignals.contracts.observation.ObservationRetracted;
import io.revenuesignals.contracts.sale.CustomerGained;
import io.revenuesignals.contracts.sale.SaleCorrected;
import io.revenuesignals.testing.EventProbe;
import io.revenuesignals.testing.SignalsTest;
import io.revenuesignals.testing.TestIssuer;
import io.revenuesignals.testing.TokenSpec;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Facts sent twice, corrections sent before their facts: counted once and as told last. */
@SignalsTest
class RepeatedFactsIT {

    private static final Instant TIME = Instant.parse("2026-02-20T10:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 2, 2);

    @Autowired
    private EventProbe probe;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private WebTestClient web;

    private void tell(String id, Instant time, Event data) {
        probe.publish(event("repeat-" + id, time, data));
    }

    @Test
    void countsRepeatsOnceAndCorrectionsWhateverComesFirst() {
        tell(
                "correction",
                TIME.plusSeconds(60),
                new SaleCorrected(
                        new FactReference(Told.SOURCE, "repeat-early"),
                        Told.weekly("rep-1", "rep-s", DAY, "7", "14.00"),
                        "miscounted"));
        for (int round = 0; round < 3; round++) {
            tell("early", TIME, Told.weekly("rep-1", "rep-s", DAY, "5", "10.00"));
            tell("plain", TIME, Told.weekly("rep-1", "rep-s", DAY, "3", "6.00"));
            tell("price", TIME, Told.price("rep-1", "rep-s", DAY, "2.00"));
            tell(
                    "retraction",
                    TIME.plusSeconds(5),
                    new ObservationRetracted(
                            new FactReference(Told.SOURCE, "repeat-price"),
                            "rep-1",
                            Place.store("rep-s"),
                            "wrong shelf"));
            tell("customer", TIME, new CustomerGained("anna", Place.store("rep-s"), "rep-1", DAY.plusDays(round)));
        }
        tell("end", TIME, Told.weekly("rep-1", "rep-s", DAY.plusWeeks(1), "1", "2.00"));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(text(
                            "select string_agg(week || ' ' || trim_scale(units) || ' ' || trim_scale(revenue) || ' ' || sales,"
                                    + " ', ' order by week) from sale_week where product = 'rep-1'"))
                    .isEqualTo("2026-02-02 10 20 2, 2026-02-09 1 2 1");
            assertThat(text("select count(*)::text from price_week where product = 'rep-1'"))
                    .isEqualTo("0");
            assertThat(text("select count(*) || ' ' || min(first_purchase) from customer where place = 'store:rep-s'"))
                    .isEqualTo("1 2026-02-02");
        });

        life("repeat-early").jsonPath("$.state").isEqualTo("AMENDED");
        life("repeat-price").jsonPath("$.state").isEqualTo("RETRACTED");
        life("repeat-plain").jsonPath("$.countedIn[0].week").isEqualTo("2026-02-02");
        web.get()
                .uri(base -> URI.create(base.path("/v1/facts/").build() + "%2Fpos%2Ftest/repeat-plain"))
                .header(
                        "Authorization",
                        TestIssuer.bearer(TokenSpec.of("source").sources("/pos/other")))
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private WebTestClient.BodyContentSpec life(String id) {
        return web.get()
                .uri(base -> URI.create(base.path("/v1/facts/").build() + "%2Fpos%2Ftest/" + id))
                .header("Authorization", TestIssuer.bearer("analyst"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private String text(String sql) {
        return database.sql(sql)
                .map(row -> String.valueOf(row.get(0, String.class)))
                .one()
                .block();
    }
}
