package dev.homecroft.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each wall stops what it is there to stop: small faulty programs are compiled and held against it. */
final class WallsBiteTest {
    private static final String ROOT = "planted";

    @TempDir
    Path folder;

    /**
     * @param wall the name of the wall that must stop it
     * @param sources the program: package and class name, and what stands behind the name
     */
    record Fault(String wall, Map<String, String> sources) {
        @Override
        public String toString() {
            return wall + " " + sources.values();
        }
    }

    static Stream<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        ModuleWalls.TABLE.forEach((module, allowed) -> {
            String stranger = allowed.contains("app") ? "planted.views.View" : "planted.app.Main";
            faults.add(new Fault(
                    module + "-knows-only-what-it-may",
                    Map.of(stranger, "{}", "planted." + module + ".Bad", "{ " + stranger + " stranger; }")));
        });
        faults.add(fault("every-class-is-in-a-module", "planted.util.Helper", "{}"));
        faults.add(new Fault(
                "packages-know-each-other-one-way",
                Map.of(
                        "planted.app.one.A", "{ planted.app.two.B b; }",
                        "planted.app.two.B", "{ planted.app.one.A a; }")));
        faults.add(new Fault(
                "providers-do-not-know-each-other",
                Map.of("planted.providers.a.A", "{ planted.providers.b.B b; }", "planted.providers.b.B", "{}")));
        faults.add(new Fault(
                "inner-rooms-of-a-provider-are-its-own",
                Map.of("planted.app.Main", "{ planted.providers.a.api.A a; }", "planted.providers.a.api.A", "{}")));
        faults.add(new Fault(
                "simulators-knows-only-what-it-may",
                Map.of("planted.simulators.S", "{ planted.providers.P p; }", "planted.providers.P", "{}")));
        for (String body : List.of(
                "{ java.nio.file.Path path; }",
                "{ java.net.Socket socket; }",
                "{ java.io.FileReader reader; }",
                "{ java.util.Random random; }")) {
            faults.add(fault("pure-code-does-no-io", "planted.kernel.Bad", body));
        }
        faults.add(fault("pure-code-does-no-io", "planted.providers.x.XDiffer", "{ java.nio.file.Path path; }"));
        faults.add(fault("pure-code-does-no-io", "planted.engine.plan.Order", "{ java.nio.file.Path path; }"));
        faults.add(new Fault(
                "pure-code-asks-no-client",
                Map.of(
                        "planted.providers.proxmox.planning.Bad",
                        "{ planted.providers.proxmox.api.XClient client; }",
                        "planted.providers.proxmox.api.XClient",
                        "{}")));
        for (String call : List.of(
                "java.time.Instant.now()",
                "java.time.LocalDate.now()",
                "java.time.Clock.systemUTC()",
                "System.currentTimeMillis()",
                "System.nanoTime()",
                "System.getenv()",
                "Math.random()",
                "java.util.UUID.randomUUID()")) {
            faults.add(
                    fault("pure-code-has-no-clock-and-no-dice", "planted.views.Bad", "{ Object o = " + call + "; }"));
        }
        faults.add(fault(
                "pure-code-has-no-clock-and-no-dice",
                "planted.views.Bad",
                "{ java.util.function.Supplier<Object> now = java.time.Instant::now; }"));
        for (String type : List.of("Thread", "java.util.concurrent.locks.Lock", "java.util.concurrent.Semaphore")) {
            faults.add(fault("only-some-run-things-beside-each-other", "planted.history.Bad", "{ " + type + " t; }"));
        }
        faults.add(fault("only-programs-print", "planted.engine.Bad", "{ void say() { System.out.println(); } }"));
        faults.add(
                fault("only-programs-print", "planted.engine.Bad", "{ void say(Error e) { e.printStackTrace(); } }"));
        faults.add(fault("every-package-is-null-marked", "planted.unmarked.Bad", "{}"));
        faults.add(fault("nothing-static-changes", "planted.engine.Bad", "{ static int count; }"));
        faults.add(fault("no-reflection", "planted.engine.Bad", "{ java.lang.reflect.Method method; }"));
        faults.add(
                fault("only-the-kernel-has-exceptions-for-all", "planted.engine.Bad", "extends RuntimeException {}"));
        faults.add(fault("a-provider-shows-one-type", "planted.providers.x.XClient", "{}"));
        faults.add(fault("a-suffix-keeps-its-promise", "planted.app.PlanView", "{}"));
        return faults.stream();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsStoppedByItsWall(Fault fault) throws IOException {
        Wall wall = WallsTest.all(ROOT)
                .filter(one -> one.name().equals(fault.wall()))
                .findFirst()
                .orElseThrow();
        JavaClasses program = compile(fault.sources());
        assertThatThrownBy(() -> wall.rule().check(program)).isInstanceOf(AssertionError.class);
    }

    @Test
    void everyWallIsShownToBite() {
        assertThat(faults().map(Fault::wall))
                .containsAll(WallsTest.all(ROOT).map(Wall::name).toList());
    }

    @Test
    void soundCodePassesEveryWall() throws IOException {
        JavaClasses program = compile(Map.of(
                "planted.kernel.Name", "{ java.net.URI uri; java.time.Instant at; }",
                "planted.model.Host", "{ planted.kernel.Name name; }",
                "planted.providers.x.XProvider", "{ planted.model.Host host; }",
                "planted.engine.Loop", "{ Thread thread; }",
                "planted.views.PlanView", "{ planted.model.Host host; }",
                "planted.app.Main", "{ void say() { System.out.println(); } }"));
        assertThat(WallsTest.all(ROOT))
                .allSatisfy(wall -> assertThatCode(() -> wall.rule().check(program))
                        .as(wall.name())
                        .doesNotThrowAnyException());
    }

    private static Fault fault(String wall, String name, String rest) {
        return new Fault(wall, Map.of(name, rest));
    }

    private JavaClasses compile(Map<String, String> sources) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-d",
                folder.resolve("classes").toString(),
                "-proc:none",
                "-nowarn",
                "-cp",
                System.getProperty("java.class.path")));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            int dot = source.getKey().lastIndexOf('.');
            String name = source.getKey().substring(0, dot);
            String type = source.getKey().substring(dot + 1);
            arguments.add(write(name, type, "package " + name + "; public class " + type + " " + source.getValue()));
            if (!name.equals("planted.unmarked")) {
                arguments.add(
                        write(name, "package-info", "@org.jspecify.annotations.NullMarked package " + name + ";"));
            }
        }
        String[] all = arguments.stream().distinct().toArray(String[]::new);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, all))
                .isZero();
        return new ClassFileImporter().importPath(folder.resolve("classes"));
    }

    private String write(String name, String type, String text) throws IOException {
        Path file = folder.resolve("sources").resolve(name.replace('.', '/')).resolve(type + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return file.toString();
    }
}
