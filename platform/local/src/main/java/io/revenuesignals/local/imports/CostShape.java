package io.revenuesignals.local.imports;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What packs cost us, as far as a file tells: for each product the mean over its rows.
 *
 * @param when rows that do not count
 * @param product id of the product
 * @param cost of one pack, in {@code currency}
 * @param weight how much the row counts
 * @param validFrom first day on which it holds; the earliest of the rows counts
 */
record CostShape(
        Expression when,
        Expression product,
        Expression cost,
        Expression weight,
        Expression validFrom,
        String currency) {

    private static final List<String> FIELDS = List.of("when", "product", "cost", "weight", "validFrom", "currency");

    static CostShape of(JsonNode mapped, Names names) {
        Fields.require(mapped, FIELDS, "costs");
        return new CostShape(
                mapped.has("when")
                        ? DataShape.template(mapped.path("when"), names, "costs.when")
                        : Expression.constant(true),
                DataShape.template(mapped.path("product"), names, "costs.product"),
                DataShape.template(mapped.path("cost"), names, "costs.cost"),
                mapped.has("weight")
                        ? DataShape.template(mapped.path("weight"), names, "costs.weight")
                        : Expression.constant(java.math.BigDecimal.ONE),
                DataShape.template(mapped.path("validFrom"), names, "costs.validFrom"),
                mapped.path("currency").asString(""));
    }
}
