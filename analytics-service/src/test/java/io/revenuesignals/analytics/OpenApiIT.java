package io.revenuesignals.analytics;

import static org.assertj.core.api.Assertions.assertThat;

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
        OpenApiRules.check(client, "POST /v1/rebuild");
    }

    @Test
    void describesWhatCannotBeAnsweredAsAProblem() {
        JsonNode paths = OpenApiRules.descriptionOf(client).path("paths");

        assertThat(paths.at("/~1v1~1query/post/responses/422/content").propertyNames())
                .containsExactly("application/problem+json");
        assertThat(paths.at("/~1v1~1rebuild/post/responses/409/content").propertyNames())
                .containsExactly("application/problem+json");
    }
}
