package dev.homecroft.walls;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;

/** What pure code keeps away from, and who alone may print and run things beside each other. */
final class PurityWalls {
    private static final List<String> PURE = List.of(
            "kernel",
            "model",
            "insight",
            "state",
            "spi",
            "views",
            "engine.plan",
            "engine.audit",
            "engine.drift",
            "providers.proxmox.text",
            "providers.proxmox.declared",
            "providers.proxmox.takeover",
            "providers.proxmox.planning",
            "providers.proxmox.guests",
            "providers.proxmox.firewall");
    private static final Set<String> PURE_SUFFIXES = Set.of("Projector", "Differ", "Planner", "Auditor");
    private static final Set<String> NET_VALUES = Set.of(
            "java.net.URI",
            "java.net.URISyntaxException",
            "java.net.URLEncoder",
            "java.net.URLDecoder",
            "java.net.InetAddress",
            "java.net.Inet4Address",
            "java.net.Inet6Address");
    private static final Set<String> CHANCE = Set.of(
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.concurrent.ThreadLocalRandom",
            "java.security.SecureRandom");
    private static final Set<String> OUTSIDE_CALLS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.System.getenv",
            "java.lang.System.getProperty",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID",
            "java.net.InetAddress.getByName",
            "java.net.InetAddress.getAllByName",
            "java.net.InetAddress.getLocalHost",
            "java.net.InetAddress.getHostName",
            "java.net.InetAddress.getCanonicalHostName",
            "java.net.InetAddress.isReachable");
    private static final Set<String> CONCURRENT = Set.of(
            "java.lang.Thread",
            "java.lang.Thread$Builder",
            "java.util.concurrent.Executor",
            "java.util.concurrent.ExecutorService",
            "java.util.concurrent.Executors",
            "java.util.concurrent.ForkJoinPool",
            "java.util.concurrent.CompletableFuture",
            "java.util.concurrent.Future",
            "java.util.concurrent.Semaphore",
            "java.util.concurrent.CountDownLatch",
            "java.util.concurrent.Phaser",
            "java.util.Timer");

    private PurityWalls() {}

    static List<Wall> on(String root) {
        DescribedPredicate<JavaClass> pure = resideInAnyPackage(
                        PURE.stream().map(module -> root + "." + module + "..").toArray(String[]::new))
                .or(endsWithAny(PURE_SUFFIXES))
                .as("are pure");
        return List.of(
                new Wall(
                        "pure-code-does-no-io",
                        noClasses().that(pure).should(dependOnClassesThat(io())).allowEmptyShould(true)),
                new Wall(
                        "pure-code-asks-no-client",
                        noClasses()
                                .that(pure)
                                .should(dependOnClassesThat(isClient(root)))
                                .allowEmptyShould(true)),
                new Wall(
                        "pure-code-has-no-clock-and-no-dice",
                        classes().that(pure).should(callNothingOutside()).allowEmptyShould(true)),
                new Wall(
                        "only-some-run-things-beside-each-other",
                        noClasses()
                                .that(mayNotRunBeside(root))
                                .should(dependOnClassesThat(concurrency()))
                                .allowEmptyShould(true)),
                new Wall(
                        "only-programs-print",
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(root + ".app..", root + ".bench..")
                                .should(print())
                                .allowEmptyShould(true)));
    }

    private static DescribedPredicate<JavaClass> endsWithAny(Set<String> suffixes) {
        return DescribedPredicate.describe(
                "are named " + suffixes,
                type -> suffixes.stream()
                        .anyMatch(suffix -> outermost(type).getSimpleName().endsWith(suffix)));
    }

    private static DescribedPredicate<JavaClass> io() {
        return DescribedPredicate.describe("do I/O or give chance", type -> {
            String name = type.getFullName();
            return CHANCE.contains(name)
                    || name.startsWith("java.nio.file.")
                    || name.startsWith("java.nio.channels.")
                    || name.startsWith("java.io.File")
                    || name.startsWith("java.sql.")
                    || name.startsWith("javax.net.")
                    || (name.startsWith("java.net.") && !NET_VALUES.contains(name));
        });
    }

    private static DescribedPredicate<JavaClass> isClient(String root) {
        return DescribedPredicate.describe(
                "call an outside system",
                type -> type.getPackageName().startsWith(root + ".providers.")
                        && outermost(type).getSimpleName().endsWith("Client"));
    }

    private static ArchCondition<JavaClass> callNothingOutside() {
        return new ArchCondition<>("ask neither clock nor dice nor environment") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getAccessesFromSelf().stream()
                        .filter(PurityWalls::isOutside)
                        .forEach(access -> events.add(SimpleConditionEvent.violated(type, access.getDescription())));
            }
        };
    }

    private static boolean isOutside(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getFullName();
        boolean asksClock = owner.startsWith("java.time.")
                && (access.getName().equals("now")
                        || access.getName().startsWith("system")
                        || access.getName().startsWith("tick"));
        return asksClock || OUTSIDE_CALLS.contains(owner + "." + access.getName());
    }

    /** Clients of providers may bound what they send at once, and begin parts of a look beside each other; nobody else outside engine, app, bench and simulators. */
    private static DescribedPredicate<JavaClass> mayNotRunBeside(String root) {
        return DescribedPredicate.describe(
                "are outside engine, app, bench, simulators and clients of providers", type -> {
                    String name = type.getPackageName() + ".";
                    boolean room = List.of("engine", "app", "bench", "simulators").stream()
                            .anyMatch(module -> name.startsWith(root + "." + module + "."));
                    String simple = outermost(type).getSimpleName();
                    boolean client = name.startsWith(root + ".providers.")
                            && (simple.endsWith("Client") || simple.endsWith("Transport") || simple.equals("Beside"));
                    return !room && !client;
                });
    }

    private static DescribedPredicate<JavaClass> concurrency() {
        return DescribedPredicate.describe(
                "run things beside each other",
                type -> CONCURRENT.contains(type.getFullName())
                        || type.getPackageName().equals("java.util.concurrent.locks"));
    }

    private static ArchCondition<JavaClass> print() {
        return new ArchCondition<>("print") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getAccessesFromSelf().stream()
                        .filter(PurityWalls::prints)
                        .forEach(access -> events.add(SimpleConditionEvent.satisfied(type, access.getDescription())));
            }
        };
    }

    private static boolean prints(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getFullName();
        boolean stream = owner.equals("java.lang.System")
                && (access.getName().equals("out") || access.getName().equals("err"));
        return stream || access.getName().equals("printStackTrace");
    }

    static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(PurityWalls::outermost).orElse(type);
    }
}
