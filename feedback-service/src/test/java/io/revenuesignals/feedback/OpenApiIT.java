package io.revenuesignals.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.feedback.fact.Facts;
import io.revenuesignals.testing.OpenApiRules;
import io.revenuesignals.testing.SignalsTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@SignalsTest
class OpenApiIT {

    @Autowired
    private WebTestClient client;

    @Test
    void describesEveryOperationInFull() {
        OpenApiRules.check(client, "POST /v1/rejected/{id}/replay");
    }

    @Test
    void describesTheDoorInAllItsForms() {
        JsonNode facts = OpenApiRules.descriptionOf(client).at("/paths/~1v1~1facts/post");

        assertThat(facts.at("/requestBody/content").propertyNames())
                .containsExactlyInAnyOrder(
                        "application/cloudevents+json",
                        "application/cloudevents-batch+json",
                        "application/json",
                        "application/x-ndjson");
        assertThat(facts.path("responses").propertyNames())
                .contains("200", "202", "207", "400", "401", "403", "413", "415", "422", "429", "503");
        assertThat(facts.at("/responses/207/headers/Retry-After").isObject()).isTrue();
        assertThat(facts.at("/responses/429/headers/Retry-After").isObject()).isTrue();
        assertThat(facts.at("/responses/422/content").propertyNames()).containsExactly("application/json");
        assertThat(facts.path("x-roles").toString()).isEqualTo("[\"sales\",\"source\"]");
    }

    @Test
    void describesVerdictsAndEveryFactFieldByField() {
        JsonNode schemas = OpenApiRules.descriptionOf(client).at("/components/schemas");

        assertThat(schemas.at("/Verdict/properties").propertyNames())
                .containsExactlyInAnyOrder("index", "source", "id", "status", "code", "pointer", "detail");
        assertThat(schemas.at("/Fact/anyOf")).hasSize(Facts.kinds().size());
        assertThat(schemas.at("/price-observed/properties/shelfPrice/$ref").asString())
                .isEqualTo("#/components/schemas/Fact.Price");
        assertThat(schemas.has("Fact.Price")).isTrue();
    }
}
