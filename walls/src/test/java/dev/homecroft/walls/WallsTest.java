package dev.homecroft.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The walls stand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WallsTest {
    private static final String ROOT = "dev.homecroft";
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    /** Modules of the build that hold no room of ours. */
    private static final Set<String> NOT_ROOMS = Set.of("walls", "picocli", "signals");

    private final JavaClasses program = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages(ROOT);

    static Stream<Wall> walls() {
        return all(ROOT);
    }

    static Stream<Wall> all(String root) {
        return Stream.of(ModuleWalls.on(root), PurityWalls.on(root), HouseWalls.on(root))
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("walls")
    void stands(Wall wall) {
        wall.rule().check(program);
    }

    @Test
    void everyModuleOfTheBuildIsWithinTheWalls() throws IOException {
        Path root = Path.of(System.getProperty("homecroft.root", ".."));
        Set<String> seen = program.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.substring(ROOT.length() + 1).split("\\.", 2)[0])
                .collect(Collectors.toSet());
        Set<String> built = MODULE.matcher(Files.readString(root.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .map(path -> path.startsWith("examples/") ? "example" : path.substring(path.lastIndexOf('/') + 1))
                .filter(module -> !NOT_ROOMS.contains(module))
                .collect(Collectors.toSet());
        assertThat(seen).as("modules that the walls depend on").containsAll(built);
    }
}
