package io.revenuesignals.analytics.query.model;

import java.util.Arrays;
import java.util.Optional;

/** By what answers can be split and filtered. */
public enum Dimension {
    PRODUCT("product", Of.FACT, "Id of the product"),
    BRAND("brand", Of.PRODUCT, "Brand of the product"),
    LINE("line", Of.PRODUCT, "Product line within the brand"),
    CATEGORY("category", Of.PRODUCT, "Market of the product"),
    OWNER("owner", Of.PRODUCT, "OWN or COMPETITOR"),
    STORE("store", Of.FACT, "Id of the store; none for facts about a whole retailer or channel"),
    RETAILER("retailer", Of.PLACE, "Id of the retailer"),
    CHANNEL("channel", Of.PLACE, "Kind of outlet"),
    REGION("region", Of.PLACE, "Sales region of the store"),
    CURRENCY("currency", Of.MONEY, "ISO 4217 code of the money in the row");

    /** Where a dimension is found. */
    public enum Of {
        FACT,
        PRODUCT,
        PLACE,
        MONEY
    }

    private final String wireName;
    private final Of of;
    private final String meaning;

    Dimension(String wireName, Of of, String meaning) {
        this.wireName = wireName;
        this.of = of;
        this.meaning = meaning;
    }

    public static Optional<Dimension> named(String wireName) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.wireName.equals(wireName))
                .findAny();
    }

    public String wireName() {
        return wireName;
    }

    public Of of() {
        return of;
    }

    public String meaning() {
        return meaning;
    }

    /** Whether it tells stores apart rather than products. */
    public boolean tellsPlaces() {
        return this == STORE || of == Of.PLACE;
    }
}
