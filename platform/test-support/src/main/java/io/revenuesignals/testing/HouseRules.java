package io.revenuesignals.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.reactivestreams.Publisher;

/**
 * The rules of the house that a machine can keep. A service's {@code ArchitectureTests} calls {@link #checkService}, a module
 * of the platform {@link #checkLibrary}. Tests are not looked at.
 */
public final class HouseRules {

    private static final String OURS = "io.revenuesignals.";
    private static final String CONTRACTS = OURS + "contracts..";
    private static final String PLATFORM = OURS + "platform..";

    private HouseRules() {}

    /**
     * Checks everything that holds for a service.
     *
     * @param service its top package, such as {@code io.revenuesignals.goal}
     * @throws AssertionError with every violation of every rule
     */
    public static void checkService(String service) {
        List<ArchRule> rules = new ArrayList<>(manners());
        rules.add(classes().should(new Rooms(service)));
        rules.add(plainModel());
        rules.add(cancelsNoQuery());
        rules.add(knowsNoOtherService(service));
        rules.add(only(service, "contracts only at the edge and in publishing", CONTRACTS, "edge", "publish"));
        rules.add(only(service, "HTTP only at the edge", OURS + "platform.web..", "edge"));
        rules.add(only(service, "HTTP only at the edge", "org.springframework.web..", "edge"));
        rules.add(only(service, "HTTP only at the edge", "org.springframework.http..", "edge"));
        rules.add(only(
                service,
                "messaging only at the edge and in publishing",
                OURS + "platform.messaging..",
                "edge",
                "publish"));
        rules.add(only(service, "Kafka only at the edge and in publishing", "org.apache.kafka..", "edge", "publish"));
        rules.add(only(service, "R2DBC only in the store", "io.r2dbc..", "store"));
        rules.add(only(service, "R2DBC only in the store", "org.springframework.r2dbc..", "store"));
        rules.add(slices().matching(service + ".(*)..").should().beFreeOfCycles());
        check(service, rules);
    }

    /** Checks what holds for every module: names, injection, time, output, null-marked packages. */
    public static void checkLibrary(String root) {
        check(root, manners());
    }

    private static void check(String root, List<ArchRule> rules) {
        JavaClasses all = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
        List<String> violations = new ArrayList<>();
        for (ArchRule rule : rules) {
            EvaluationResult result = rule.allowEmptyShould(true).evaluate(all);
            if (result.hasViolation()) {
                violations.add(result.getFailureReport().toString());
            }
        }
        if (!violations.isEmpty()) {
            throw new AssertionError(String.join("\n\n", violations));
        }
    }

    private static List<ArchRule> manners() {
        return List.of(
                NO_CLASSES_SHOULD_USE_FIELD_INJECTION,
                NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS,
                NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING,
                tellingNames(),
                injectedTime(),
                noSideDoorToTopics(),
                classes().should(beInNullMarkedPackages()));
    }

    private static ArchRule tellingNames() {
        return noClasses()
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Helper|Helpers|Manager|Dto|DTO)")
                .because("a name says what the thing is");
    }

    private static ArchRule injectedTime() {
        return noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .because("the clock is injected");
    }

    private static ArchRule noSideDoorToTopics() {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.springframework.cloud.stream.function.."))
                .because("StreamBridge says yes without a broker; events leave through the outbox or the log");
    }

    private static ArchRule cancelsNoQuery() {
        return noClasses()
                .should()
                .callMethodWhere(target(owner(assignableTo(Publisher.class)))
                        .and(target(nameMatching("timeout|next|take|elementAt|blockFirst|firstWithSignal"))))
                .because("a cancelled query rolls back after the answer or spoils its connection;"
                        + " time limits live in the database, and singleOrEmpty waits for the end");
    }

    private static ArchRule plainModel() {
        return noClasses()
                .that()
                .resideInAPackage("..model..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.springframework..",
                        "reactor..",
                        "org.reactivestreams..",
                        "tools.jackson..",
                        "com.fasterxml..",
                        "io.r2dbc..",
                        "org.apache.kafka..",
                        CONTRACTS,
                        PLATFORM))
                .because("the model is plain Java");
    }

    private static ArchRule knowsNoOtherService(String service) {
        DescribedPredicate<JavaClass> another = resideInAPackage("io.revenuesignals..")
                .and(not(resideInAnyPackage(service + "..", CONTRACTS, PLATFORM)));
        return noClasses().should().dependOnClassesThat(another).because("services never know each other");
    }

    /** What lies in the packages may be known in these rooms, and in the service's top package, where things are wired. */
    private static ArchRule only(String service, String reason, String packages, String... rooms) {
        List<String> allowed = new ArrayList<>(List.of(service));
        for (String room : rooms) {
            allowed.add(service + ".." + room + "..");
        }
        return noClasses()
                .that(not(resideInAnyPackage(allowed.toArray(String[]::new))))
                .should()
                .dependOnClassesThat(resideInAPackage(packages))
                .because(reason);
    }

    private static ArchCondition<JavaClass> beInNullMarkedPackages() {
        return new ArchCondition<>("be in packages that are @NullMarked") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                if (!item.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(
                            item, item.getPackageName() + " has no package-info with @NullMarked"));
                }
            }
        };
    }
}
