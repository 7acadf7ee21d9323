package io.revenuesignals.contracts.documents;

import io.revenuesignals.contracts.Channel;
import io.revenuesignals.contracts.Place;
import io.revenuesignals.contracts.PriceScope;
import io.revenuesignals.contracts.goal.GoalDefinition;
import io.revenuesignals.contracts.observation.ObservationCorrected;
import io.revenuesignals.contracts.observation.ShelfObserved;
import io.revenuesignals.contracts.price.PriceRequestAnswered;
import io.revenuesignals.contracts.request.PriceRequestRaised;
import io.revenuesignals.contracts.sale.SalePeriod;
import io.revenuesignals.contracts.sale.SaleRecorded;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What fields of one record must keep together, as far as JSON Schema can say it. Comparisons between fields (a period that
 * ends after it begins, two amounts in one currency) it cannot say; those stand in the descriptions.
 */
final class CrossFieldRules {

    private static final Map<Class<?>, String> RULES = Map.of(
            Place.class,
            """
            {"oneOf": [{"required": ["store"]}, {"required": ["retailer"]}, {"required": ["channel"]}]}
            """,
            PriceScope.class,
            """
            {"if": {"properties": {"level": {"const": "NATIONAL"}}},
             "then": {"not": {"required": ["id"]}},
             "else": {"required": ["id"],
                      "if": {"properties": {"level": {"const": "CHANNEL"}}},
                      "then": {"properties": {"id": {"enum": [%s]}}}}}
            """.formatted(channels()),
            GoalDefinition.class,
            """
            {"allOf": [
              {"if": {"properties": {"metric": {"const": "REVENUE"}}},
               "then": {"required": ["currency"]},
               "else": {"not": {"required": ["currency"]}}},
              {"if": {"properties": {"metric": {"const": "MARKET_SHARE"}}},
               "then": {"properties": {"target": {"maximum": 100}}}}]}
            """,
            ObservationCorrected.class,
            """
            {"oneOf": [{"required": ["price"]}, {"required": ["promotion"]}, {"required": ["shelf"]}]}
            """,
            ShelfObserved.class,
            """
            {"if": {"properties": {"present": {"const": false}}},
             "then": {"properties": {"soldOut": {"const": false}}}}
            """,
            PriceRequestAnswered.class,
            """
            {"if": {"properties": {"answer": {"const": "DECLINED"}}},
             "then": {"not": {"required": ["price"]}},
             "else": {"required": ["price"]}}
            """,
            PriceRequestRaised.class,
            """
            {"not": {"properties": {"place": {"required": ["store"]}}}}
            """,
            SaleRecorded.class,
            """
            {"not": {"properties": {"place": {"required": ["channel"]}}}}
            """,
            SalePeriod.class,
            """
            {"oneOf": [
              {"required": ["at"], "not": {"anyOf": [{"required": ["from"]}, {"required": ["to"]}]}},
              {"required": ["from", "to"], "not": {"required": ["at"]}}]}
            """);

    private CrossFieldRules() {}

    static ObjectNode of(Class<?> type) {
        String rules = RULES.get(type);
        return rules == null
                ? JsonNodeFactory.instance.objectNode()
                : (ObjectNode) JsonMapper.shared().readTree(rules);
    }

    private static String channels() {
        return Arrays.stream(Channel.values())
                .map(channel -> "\"" + channel.name() + "\"")
                .collect(Collectors.joining(", "));
    }
}
