package io.revenuesignals.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the description of an API must say of every operation: what it does, who may, what each parameter means, what the body
 * holds, what comes back, and how it refuses.
 */
public final class OpenApiRules {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Set<String> WITH_BODY = Set.of("post", "put", "patch");
    private static final Set<String> REFUSALS = Set.of("401", "403", "500", "503");
    private static final int PLENTY = 16 * 1024 * 1024;

    private final JsonNode description;
    private final Set<String> bodiless;
    private final List<String> violations = new ArrayList<>();

    private OpenApiRules(JsonNode description, Set<String> bodiless) {
        this.description = description;
        this.bodiless = bodiless;
    }

    /**
     * Reads the description of a running service and checks it.
     *
     * @param bodiless the commands that take no body: {@code POST /v1/goals/{id}/publish}
     * @throws AssertionError with everything that is missing anywhere
     */
    public static void check(WebTestClient client, String... bodiless) {
        check(descriptionOf(client), bodiless);
    }

    /** What the service says of its API. */
    public static JsonNode descriptionOf(WebTestClient client) {
        byte[] document = client.mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(PLENTY))
                .build()
                .get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JsonMapper.shared().readTree(document);
    }

    static void check(JsonNode description, String... bodiless) {
        OpenApiRules rules = new OpenApiRules(description, new TreeSet<>(List.of(bodiless)));
        rules.operations();
        if (!rules.violations.isEmpty()) {
            throw new AssertionError("The description of the API is not complete:\n  "
                    + String.join("\n  ", new TreeSet<>(rules.violations)));
        }
    }

    private void operations() {
        Set<String> seen = new TreeSet<>();
        for (var path : description.path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    String name = method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                    seen.add(name);
                    operation(name, method.getKey(), method.getValue());
                }
            }
        }
        require(!seen.isEmpty(), "the API", "has no operation");
        require(seen.containsAll(bodiless), "the API", "lacks some of " + bodiless);
    }

    private void operation(String name, String method, JsonNode operation) {
        require(hasText(operation, "summary"), name, "has no summary");
        require(isForBearers(operation), name, "does not ask for a bearer token");
        require(!operation.path("x-roles").isEmpty(), name, "does not tell which roles may use it");
        operation.path("parameters").forEach(parameter -> parameter(name, resolved(parameter)));
        if (WITH_BODY.contains(method)) {
            body(name, resolved(operation.path("requestBody")));
        }
        responses(name, operation.path("responses"));
    }

    private boolean isForBearers(JsonNode operation) {
        JsonNode security = operation.has("security") ? operation.path("security") : description.path("security");
        for (JsonNode scheme : security) {
            if (scheme.has("bearer")) {
                return description
                        .at("/components/securitySchemes/bearer/scheme")
                        .asString()
                        .equals("bearer");
            }
        }
        return false;
    }

    private void parameter(String name, JsonNode parameter) {
        String which = "parameter " + parameter.path("name").asString();
        require(hasText(parameter, "description"), name, which + " has no description");
        require(says(parameter.path("schema")), name, which + " has no schema");
    }

    private void body(String name, JsonNode body) {
        if (bodiless.contains(name)) {
            require(body.isMissingNode(), name, "is said to take no body, and describes one");
            return;
        }
        content(name, "its body", body);
    }

    private void responses(String name, JsonNode responses) {
        int successes = 0;
        for (var response : responses.properties()) {
            String status = response.getKey();
            JsonNode answer = resolved(response.getValue());
            require(hasText(answer, "description"), name, "says nothing of its answer " + status);
            if (status.startsWith("2")) {
                successes++;
                content(name, "its answer " + status, answer);
            } else if (!answer.path("content").has("application/problem+json")) {
                content(name, "its answer " + status, answer);
            }
        }
        require(successes > 0, name, "has no successful answer");
        for (String status : REFUSALS) {
            require(isProblem(resolved(responses.path(status))), name, "does not describe the problem " + status);
        }
        require(
                resolved(responses.path("503")).path("headers").has("Retry-After"),
                name,
                "does not describe Retry-After of 503");
    }

    private boolean isProblem(JsonNode answer) {
        return says(answer.path("content").path("application/problem+json").path("schema"));
    }

    private void content(String name, String what, JsonNode holder) {
        JsonNode content = holder.path("content");
        require(!content.isEmpty(), name, "does not describe " + what);
        for (var type : content.properties()) {
            require(!type.getKey().equals("*/*"), name, "does not name the media type of " + what);
            require(says(type.getValue().path("schema")), name, "has no schema for " + what + " as " + type.getKey());
        }
    }

    /** Whether a schema says anything about the shape; an object without a single field does not. */
    private boolean says(JsonNode schema) {
        JsonNode plain = resolved(schema);
        if (plain.isMissingNode() || plain.isEmpty()) {
            return false;
        }
        boolean bareObject = plain.path("type").asString("").equals("object")
                && plain.path("properties").isEmpty()
                && !plain.has("additionalProperties");
        return !bareObject;
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? description.at(node.path("$ref").asString().substring(1)) : node;
    }

    private static boolean hasText(JsonNode node, String field) {
        return !node.path(field).asString("").isBlank();
    }

    private void require(boolean holds, String where, String what) {
        if (!holds) {
            violations.add(where + " " + what);
        }
    }
}
