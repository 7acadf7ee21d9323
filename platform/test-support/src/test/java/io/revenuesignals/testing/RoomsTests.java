package io.revenuesignals.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoomsTests {

    private static final String SHOP = "io.revenuesignals.testing.shop";

    private final JavaClasses shop = new ClassFileImporter().importPackages(SHOP);

    @Test
    void findTheDoorThatKnowsTheStoreAndTheFeatureThatKnowsAnothersModel() {
        EvaluationResult result = classes().should(new Rooms(SHOP)).evaluate(shop);
        List<String> violations = result.getFailureReport().getDetails();
        assertThat(violations)
                .isNotEmpty()
                .allMatch(line -> line.contains("OrderDoor") || line.contains("BasketOrders"))
                .anyMatch(line -> line.contains("OrderDoor") && line.contains("StoredOrders"))
                .anyMatch(line -> line.contains("BasketOrders") && line.contains("model.Order"))
                .noneMatch(line -> line.contains("BasketOrders") && line.contains("order.Orders>"));
    }
}
