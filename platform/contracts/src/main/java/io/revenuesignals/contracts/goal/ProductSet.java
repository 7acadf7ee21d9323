package io.revenuesignals.contracts.goal;

import io.revenuesignals.contracts.Checks;
import java.util.List;

/**
 * Products by any mix of ids, lines, brands and categories. Within one list any entry matches; between lists that are not
 * empty all must match. All lists empty means every own product.
 */
public record ProductSet(List<String> products, List<String> lines, List<String> brands, List<String> categories) {

    public ProductSet {
        products = Checks.copy(products);
        lines = Checks.copy(lines);
        brands = Checks.copy(brands);
        categories = Checks.copy(categories);
    }

    public static ProductSet line(String line) {
        return new ProductSet(List.of(), List.of(line), List.of(), List.of());
    }

    public static ProductSet brand(String brand) {
        return new ProductSet(List.of(), List.of(), List.of(brand), List.of());
    }
}
