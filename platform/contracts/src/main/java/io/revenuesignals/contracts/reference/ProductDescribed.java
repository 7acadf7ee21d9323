package io.revenuesignals.contracts.reference;

import io.revenuesignals.contracts.Checks;
import java.math.BigDecimal;

/**
 * A product of ours or of a competitor.
 *
 * @param product its id, such as a GTIN
 * @param name what people call it
 * @param brand its brand
 * @param line product line within the brand, such as {@code spaghetti-sauce}
 * @param category market in which shares are counted, such as {@code pasta-sauce}
 * @param owner whose product it is
 * @param packSize size of one pack, in {@code packUnit}
 * @param packUnit unit of the pack size
 */
public record ProductDescribed(
        String product,
        String name,
        String brand,
        String line,
        String category,
        Owner owner,
        BigDecimal packSize,
        PackUnit packUnit)
        implements ReferenceEvent {

    public ProductDescribed {
        product = Checks.id(product, "product");
        name = Checks.id(name, "name");
        brand = Checks.id(brand, "brand");
        line = Checks.id(line, "line");
        category = Checks.id(category, "category");
        owner = Checks.present(owner, "owner");
        packSize = Checks.positive(packSize, "packSize");
        packUnit = Checks.present(packUnit, "packUnit");
    }

    @Override
    public String key() {
        return "product:" + product;
    }
}
