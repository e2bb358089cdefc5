package dev.homecroft.walls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Who may depend on whom: the table of docs/architecture.md. */
final class ModuleWalls {
    /** What each module may use of ours. A module that is not here may not exist. */
    static final Map<String, Set<String>> TABLE = new TreeMap<>(Map.ofEntries(
            Map.entry("kernel", Set.of()),
            Map.entry("source", Set.of("kernel")),
            Map.entry("model", Set.of("kernel", "source")),
            Map.entry("insight", Set.of("kernel", "model")),
            Map.entry("state", Set.of("kernel")),
            Map.entry("spi", Set.of("kernel", "model", "state")),
            Map.entry("engine", Set.of("kernel", "model", "state", "spi")),
            Map.entry("history", Set.of("kernel", "state")),
            Map.entry("views", Set.of("kernel", "model", "insight", "state", "history")),
            Map.entry("providers", Set.of("kernel", "model", "state", "spi")),
            Map.entry("simulators", Set.of("kernel")),
            Map.entry("exchange", Set.of("kernel", "source", "model", "state")),
            Map.entry("testkit", Set.of()),
            Map.entry(
                    "bench",
                    Set.of("kernel", "source", "model", "state", "spi", "engine", "providers", "simulators", "app")),
            Map.entry("example", Set.of("kernel", "model", "state", "spi"))));

    private ModuleWalls() {}

    static List<Wall> on(String root) {
        List<Wall> walls = new ArrayList<>();
        TABLE.forEach((module, allowed) -> walls.add(new Wall(
                module + "-knows-only-what-it-may",
                classes()
                        .that()
                        .resideInAPackage(root + "." + module + "..")
                        .should()
                        .onlyDependOnClassesThat(belongsTo(root, module, allowed))
                        .allowEmptyShould(true))));
        walls.add(new Wall(
                "every-class-is-in-a-module",
                classes().should().resideInAnyPackage(packages(root)).allowEmptyShould(true)));
        walls.add(new Wall(
                "packages-know-each-other-one-way",
                slices().assignedFrom(new Rooms(root)).should().beFreeOfCycles().allowEmptyShould(true)));
        walls.add(new Wall(
                "providers-do-not-know-each-other",
                slices().matching(root + ".providers.(*)..")
                        .should()
                        .notDependOnEachOther()
                        .allowEmptyShould(true)));
        walls.add(new Wall(
                "inner-rooms-of-a-provider-are-its-own",
                noClasses()
                        .that()
                        .resideOutsideOfPackage(root + ".providers..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(root + ".providers.*.*..")
                        .allowEmptyShould(true)));
        return walls;
    }

    /**
     * Each package is a room of its own, but the records of the model are one: a lab holds all of them, and each of them
     * names others. Binding and checks stay apart from them.
     */
    private record Rooms(String root) implements SliceAssignment {
        private static final Set<String> RECORDS = Set.of("edge", "gear", "storage", "kube", "care", "virt");

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getPackageName();
            if (!name.startsWith(root + ".")) {
                return SliceIdentifier.ignore();
            }
            String model = root + ".model.";
            boolean isRecord = name.startsWith(model) && RECORDS.contains(name.substring(model.length()));
            return SliceIdentifier.of(isRecord ? "model" : name.substring(root.length() + 1));
        }

        @Override
        public String getDescription() {
            return "packages, with the records of the model as one";
        }
    }

    private static String[] packages(String root) {
        List<String> packages = new ArrayList<>();
        TABLE.keySet().forEach(module -> packages.add(root + "." + module + ".."));
        packages.add(root + ".app..");
        return packages.toArray(String[]::new);
    }

    private static DescribedPredicate<JavaClass> belongsTo(String root, String module, Set<String> allowed) {
        return DescribedPredicate.describe("are in " + allowed + " or not ours", (JavaClass used) -> {
            JavaClass type = used.getBaseComponentType();
            String name = type.getPackageName();
            boolean ours = name.equals(root) || name.startsWith(root + ".");
            return !ours || isIn(name, root, module) || allowed.stream().anyMatch(other -> isIn(name, root, other));
        });
    }

    private static boolean isIn(String name, String root, String module) {
        String prefix = root + "." + module;
        return name.equals(prefix) || name.startsWith(prefix + ".");
    }
}
