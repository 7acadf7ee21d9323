package io.revenuesignals.local.simulation;

import io.revenuesignals.local.stack.ApiClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads lists that come in pages. */
final class Pages {

    private static final int LIMIT = 500;

    private Pages() {}

    /** Every item of the list at a path. */
    static List<JsonNode> all(ApiClient client, String path) {
        List<JsonNode> items = new ArrayList<>();
        String start = path + (path.contains("?") ? "&" : "?") + "limit=" + LIMIT;
        JsonNode page = client.get(start).required().json();
        page.path("items").forEach(items::add);
        while (page.path("next").isString()) {
            page = client.get(start + "&after=" + encoded(page.path("next").asString()))
                    .required()
                    .json();
            page.path("items").forEach(items::add);
        }
        return items;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
