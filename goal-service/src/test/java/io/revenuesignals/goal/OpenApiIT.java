package io.revenuesignals.goal;

import io.revenuesignals.testing.OpenApiRules;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

class OpenApiIT extends GoalStack {

    @Autowired
    private WebTestClient client;

    @Test
    void describesEveryOperationInFull() {
        OpenApiRules.check(client, "POST /v1/goals/{id}/publish");
    }
}
