package io.revenuesignals.feedback.fact.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revenuesignals.contracts.ContractFiles;
import io.revenuesignals.contracts.EventCatalog;
import io.revenuesignals.contracts.EventType;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Puts the contracts' own schemas of all facts into the description of the API. */
@Component
final class FactSchemas implements OpenApiCustomizer {

    static final String FACT = "Fact";
    private static final String PART = FACT + ".";

    @Override
    public void customise(OpenAPI api) {
        Schema<Object> any = new JsonSchema();
        any.description("The data of a fact, as its type has it");
        for (EventType type : EventCatalog.types()) {
            if (type.isFact()) {
                add(type, api.getComponents());
                any.addAnyOfItem(new JsonSchema().$ref(Components.COMPONENTS_SCHEMAS_REF + type.name()));
            }
        }
        api.getComponents().addSchemas(FACT, any);
    }

    private static void add(EventType type, Components components) {
        ObjectNode schema = read(type);
        JsonNode parts = schema.remove("$defs");
        schema.remove("$schema");
        schema.remove("$id");
        components.addSchemas(type.name(), of(schema));
        if (parts != null) {
            parts.properties().forEach(part -> components.addSchemas(PART + part.getKey(), of(part.getValue())));
        }
    }

    private static ObjectNode read(EventType type) {
        try {
            return Json31.mapper()
                    .readValue(
                            ContractFiles.schemaOf(type).replace("#/$defs/", Components.COMPONENTS_SCHEMAS_REF + PART),
                            ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The schema of " + type.name() + " is not JSON", e);
        }
    }

    private static Schema<?> of(JsonNode schema) {
        return Json31.mapper().convertValue(schema, Schema.class);
    }
}
