package io.revenuesignals.analytics.query.model;

import java.util.List;

/** Which facts count. */
public sealed interface Filter {

    /** The dimension has one of the values. */
    record In(Dimension dimension, List<String> values) implements Filter {
        public In {
            values = List.copyOf(values);
        }
    }

    /** The store's free attribute has one of the values. */
    record Attribute(String name, List<String> values) implements Filter {
        public Attribute {
            values = List.copyOf(values);
        }
    }

    /** All of them; true when there is none. */
    record AllOf(List<Filter> parts) implements Filter {
        public AllOf {
            parts = List.copyOf(parts);
        }
    }

    /** At least one of them; false when there is none. */
    record AnyOf(List<Filter> parts) implements Filter {
        public AnyOf {
            parts = List.copyOf(parts);
        }
    }

    /** Not this. Where the dimension is unknown, neither it nor its opposite holds. */
    record Not(Filter part) implements Filter {}

    static Filter everything() {
        return new AllOf(List.of());
    }

    /** Whether any part looks at where rather than what. */
    default boolean onlyOfPlaces() {
        return switch (this) {
            case In in -> in.dimension().tellsPlaces();
            case Attribute _ -> true;
            case AllOf all -> all.parts().stream().allMatch(Filter::onlyOfPlaces);
            case AnyOf any -> any.parts().stream().allMatch(Filter::onlyOfPlaces);
            case Not not -> not.part().onlyOfPlaces();
        };
    }

    /** What it says of places whatever the product: the stores that could have been counted. */
    default Filter ofPlaces() {
        return switch (this) {
            case AllOf all ->
                new AllOf(all.parts().stream().map(Filter::ofPlaces).toList());
            case In _, Attribute _, AnyOf _, Not _ -> onlyOfPlaces() ? this : everything();
        };
    }

    /** Whether a dimension of that kind is looked at. */
    default boolean looksAt(Dimension.Of kind) {
        return switch (this) {
            case In in -> in.dimension().of() == kind;
            case Attribute _ -> kind == Dimension.Of.PLACE;
            case AllOf all -> all.parts().stream().anyMatch(part -> part.looksAt(kind));
            case AnyOf any -> any.parts().stream().anyMatch(part -> part.looksAt(kind));
            case Not not -> not.part().looksAt(kind);
        };
    }
}
