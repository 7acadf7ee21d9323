package io.revenuesignals.local.imports;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Refuses what a mapping must not say, so that a misspelt word is not silently without effect. */
final class Fields {

    private Fields() {}

    static void require(JsonNode mapped, List<String> known, String where) {
        if (!mapped.isObject()) {
            throw new MappingProblem(where, "must have fields");
        }
        mapped.properties().forEach(member -> {
            if (!known.contains(member.getKey())) {
                throw new MappingProblem(where, "\"" + member.getKey() + "\" is not known; there are " + known);
            }
        });
    }
}
