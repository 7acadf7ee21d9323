package io.revenuesignals.contracts.goal;

import io.revenuesignals.contracts.Checks;
import java.util.List;

/**
 * Products by any mix of ids, lines, brands and categories. Within one list any entry matches; between lists that are not
 * empty all must match. All lists empty means every own product.
 *
 * @param products ids of products
 * @param lines product lines, such as {@code spaghetti-sauce}
 * @param brands brands
 * @param categories categories, such as {@code pasta-sauce}
 */
public record ProductSet(List<String> products, List<String> lines, List<String> brands, List<String> categories) {

    public ProductSet {
        products = Checks.ids(products, "products");
        lines = Checks.ids(lines, "lines");
        brands = Checks.ids(brands, "brands");
        categories = Checks.ids(categories, "categories");
    }

    public static ProductSet line(String line) {
        return new ProductSet(List.of(), List.of(line), List.of(), List.of());
    }

    public static ProductSet brand(String brand) {
        return new ProductSet(List.of(), List.of(), List.of(brand), List.of());
    }
}
