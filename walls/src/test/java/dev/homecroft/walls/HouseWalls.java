package dev.homecroft.walls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/** How code looks in every room. */
final class HouseWalls {
    /** A suffix promises a role, and the role has one room. */
    private static final Map<String, List<String>> ROOM_OF_SUFFIX = Map.of(
            "Provider", List.of("providers", "example", "spi"),
            "Projector", List.of("providers", "example", "engine"),
            "Observer", List.of("providers", "example", "engine"),
            "Differ", List.of("providers", "example"),
            "Applier", List.of("providers", "example"),
            "View", List.of("views"));

    private HouseWalls() {}

    static List<Wall> on(String root) {
        return List.of(
                new Wall(
                        "every-package-is-null-marked",
                        classes().should(liveInANullMarkedPackage()).allowEmptyShould(true)),
                new Wall(
                        "nothing-static-changes",
                        fields().that()
                                .areStatic()
                                .and(DescribedPredicate.describe("are written by people", HouseWalls::isWritten))
                                .should()
                                .beFinal()
                                .allowEmptyShould(true)),
                new Wall(
                        "no-reflection",
                        noClasses()
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("java.lang.reflect..")
                                .allowEmptyShould(true)),
                new Wall(
                        "only-the-kernel-has-exceptions-for-all",
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(root + ".kernel..", root + ".simulators..")
                                .and()
                                .arePublic()
                                .should()
                                .beAssignableTo(Throwable.class)
                                .allowEmptyShould(true)),
                new Wall(
                        "a-provider-shows-one-type",
                        classes()
                                .that()
                                .resideInAPackage(root + ".providers.(*)")
                                .and()
                                .arePublic()
                                .and()
                                .areTopLevelClasses()
                                .should()
                                .haveSimpleNameEndingWith("Provider")
                                // Stores of secrets are outside systems too, but they drive nothing.
                                .orShould()
                                .haveSimpleName("SecretStores")
                                .allowEmptyShould(true)),
                new Wall(
                        "a-suffix-keeps-its-promise",
                        classes()
                                .that()
                                .areTopLevelClasses()
                                .should(liveInTheRoomOfTheirSuffix(root))
                                .allowEmptyShould(true)));
    }

    private static boolean isWritten(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package with @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    String words = type.getPackageName() + " is not @NullMarked";
                    events.add(SimpleConditionEvent.violated(type, words));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> liveInTheRoomOfTheirSuffix(String root) {
        return new ArchCondition<>("live where their suffix belongs") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                ROOM_OF_SUFFIX.forEach((suffix, rooms) -> {
                    boolean promised = type.getSimpleName().endsWith(suffix);
                    String name = type.getPackageName() + ".";
                    boolean kept = rooms.stream().anyMatch(room -> name.startsWith(root + "." + room + "."));
                    if (promised && !kept) {
                        events.add(SimpleConditionEvent.violated(
                                type, type.getName() + " is called " + suffix + " outside " + rooms));
                    }
                });
            }
        };
    }
}
