package dev.homecroft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.json.JsonReader;
import dev.homecroft.state.OutcomeStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    @TempDir
    Path folder;

    private final Fakes lab = new Fakes();
    private final AtomicReference<Runnable> interrupt = new AtomicReference<>(() -> {});
    private FakeTerminal terminal = new FakeTerminal();

    private ExitCode run(String... arguments) {
        Interrupts interrupts = handler -> {
            interrupt.set(() -> handler.accept(1));
            return () -> {};
        };
        List<Command> commands = Commands.all(lab, lab, lab, lab, () -> Fakes.NOW, interrupts);
        return new Cli(commands, terminal.terminal(), new BugReports(folder, "1")).run(arguments);
    }

    @Test
    void checkEndsWithOneWhenThereIsAnError() {
        assertThat(run("check", "somewhere")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).isEqualTo("tower: 2 guests · no problems\n");
        lab.problems = List.of(Diagnostic.error("bad", "Bad.").build());
        assertThat(run("check")).isEqualTo(ExitCode.FINDINGS);
        assertThat(lab.asked).containsExactly("check somewhere", "check here");
    }

    @Test
    void checkGoesOnWhileFilesAreSaved() {
        assertThat(run("check", "--watch", "somewhere")).isEqualTo(ExitCode.STOPPED);
        assertThat(lab.asked).containsExactly("watch somewhere", "check somewhere", "check somewhere");
    }

    @Test
    void planShowsStepsAndWritesThemDown() throws Exception {
        lab.plans.add(Plans.create());
        Path file = folder.resolve("a.plan");
        assertThat(run("plan", "--out", file.toString(), "--destroy", "a,b", "--destroy", "c"))
                .isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).startsWith("Plan aaaaaaaaaaaa for tower").contains("+ guest  talos-1  create");
        assertThat(Files.readString(file)).contains("aaaaaaaaaaaa");
        assertThat(lab.asked).contains("AsDeclared[named=[a, b, c]]");
    }

    @Test
    void applyAsksAndDoesNothingWithoutAYes() {
        lab.plans.add(Plans.create());
        terminal = new FakeTerminal("n\n");
        assertThat(run("apply")).isEqualTo(ExitCode.REFUSED);
        assertThat(terminal.out()).contains("Apply these 2 steps? [y/N]").endsWith("Nothing was done.\n");
        assertThat(lab.asked).noneMatch(line -> line.startsWith("apply"));
    }

    @Test
    void applyCarriesOutAfterAYes() {
        lab.plans.add(Plans.create());
        terminal = new FakeTerminal("y\n");
        assertThat(run("apply")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).contains("✓ guest  talos-1").endsWith("Run 7 done: 2 steps in 2 s.\n");
    }

    @Test
    void applyWithNobodyToAskNeedsYes() {
        lab.plans.add(Plans.create());
        assertThat(run("apply")).isEqualTo(ExitCode.REFUSED);
        assertThat(terminal.err()).startsWith("refused[not-confirmed]").contains("--yes");
        assertThat(run("apply", "--yes")).isEqualTo(ExitCode.OK);
    }

    @Test
    void applyTakesAPlanThatWasWrittenDown() throws Exception {
        lab.plans.add(Plans.create());
        Path file = folder.resolve("a.plan");
        Files.writeString(file, "the plan");
        assertThat(run("apply", file.toString(), "--yes")).isEqualTo(ExitCode.OK);
        assertThat(lab.asked).containsExactly("open here", "read the plan", "apply aaaaaaaaaaaa");
    }

    @Test
    void aMissingPlanFileIsNamed() {
        assertThat(run("apply", folder.resolve("none.plan").toString())).isEqualTo(ExitCode.FINDINGS);
        assertThat(terminal.err()).startsWith("error[file-unreadable]").contains("none.plan");
    }

    @Test
    void aFailedStepShowsItsProblemAndEndsWithOne() {
        lab.plans.add(Plans.create());
        lab.ends = OutcomeStatus.FAILED;
        assertThat(run("apply", "--yes")).isEqualTo(ExitCode.FINDINGS);
        assertThat(terminal.out())
                .contains("✗ guest  talos-1  failed: Storage `local` is full.")
                .contains("Run 7 stopped: 0 done, 2 failed in 2 s. `croft apply` continues.");
    }

    @Test
    void aRunThatWasOnlyRefusedEndsWithThree() {
        lab.plans.add(Plans.create());
        lab.ends = OutcomeStatus.REFUSED;
        assertThat(run("apply", "--yes")).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void ctrlCStopsAfterTheRunningSteps() {
        lab.plans.add(Plans.create());
        lab.duringRun = () -> interrupt.get().run();
        assertThat(run("apply", "--yes")).isEqualTo(ExitCode.STOPPED);
        assertThat(terminal.out()).contains("Stopping after the running steps").contains("1 not begun");
    }

    @Test
    void upGoesOnUntilThePlanIsEmptyAndSaysWhatIsThere() {
        lab.plans.add(Plans.create());
        lab.plans.add(Plans.nothing());
        assertThat(run("up", "--sandbox", "examples/tower")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out())
                .startsWith("Sandbox for tower: 1 Proxmox VE node")
                .contains("tower is up: 1 guest in")
                .contains("next: croft plan");
        assertThat(lab.asked)
                .containsExactly(
                        "sandbox up examples/tower",
                        "open examples/tower",
                        "AsDeclared[named=[]]",
                        "apply aaaaaaaaaaaa",
                        "AsDeclared[named=[]]");
    }

    @Test
    void upStopsAtAFailure() {
        lab.plans.add(Plans.create());
        lab.ends = OutcomeStatus.FAILED;
        assertThat(run("up", "--yes")).isEqualTo(ExitCode.FINDINGS);
        assertThat(lab.asked).filteredOn(line -> line.startsWith("apply")).hasSize(1);
    }

    @Test
    void aRefusedDestructionShowsTheEvidence() {
        lab.plans.add(Plans.refused());
        assertThat(run("destroy", "talos-2")).isEqualTo(ExitCode.REFUSED);
        assertThat(terminal.err()).isEqualTo("""
                refused[identity]: The guest that now has id 112 is not the one we made.
                  Nothing was touched.
                """);
    }

    @Test
    void downWithoutNamesListsWhatItWouldDestroy() {
        lab.plans.add(Plans.held());
        assertThat(run("down")).isEqualTo(ExitCode.REFUSED);
        assertThat(terminal.out())
                .contains("held back")
                .contains("talos-1  destroys disk scsi0")
                .endsWith("Nothing was done. Name what may go, or `croft down --destroy all`.\n");
    }

    @Test
    void downWithoutNamesDoesNotEvenTakeWhatMayGoUnnamed() {
        lab.plans.add(Plans.create());
        assertThat(run("down", "--yes")).isEqualTo(ExitCode.REFUSED);
        assertThat(run("down", "--yes", "--destroy", "all")).isEqualTo(ExitCode.OK);
        assertThat(lab.asked)
                .containsExactly(
                        "open here", "TearDown[named=[]]", "open here", "TearDown[named=[all]]", "apply aaaaaaaaaaaa");
    }

    @Test
    void driftEndsWithOneIfSomethingDiffers() {
        assertThat(run("drift")).isEqualTo(ExitCode.OK);
        lab.drifted = true;
        assertThat(run("drift")).isEqualTo(ExitCode.FINDINGS);
        assertThat(terminal.out()).contains("1 thing differs from tower");
    }

    @Test
    void adoptAllShowsTheFilesAsksAndWrites() {
        assertThat(run("adopt", "--all", "--dry-run")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out())
                .contains("+guests: {}", "not taken over: guest Web (101 on pve-1), because it can't be called so")
                .contains("to do: Look.", "Nothing was written.");
        assertThat(lab.asked).endsWith("take over all []");
        assertThat(run("adopt", "--all", "--hypervisor", "home", "--from-lab", "old", "--yes"))
                .isEqualTo(ExitCode.OK);
        assertThat(lab.asked).endsWith("take over home [old]", "write guests-adopted.yaml");
        assertThat(run("adopt", "--all", "--yes", "-o", "json")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).contains("\"written\" : true", "\"guest web (100 on pve-1)\"");
    }

    @Test
    void adoptAllIsForNoSingleThing() {
        assertThat(run("adopt", "--all", "guest", "web")).isEqualTo(ExitCode.USAGE);
        assertThat(run("adopt", "guest")).isEqualTo(ExitCode.USAGE);
        assertThat(run("adopt")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void adoptWritesAFieldAndSaysWhere() {
        assertThat(run("adopt", "guest", "talos-2", "memory")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).isEqualTo("guests.yaml:24  memory 8G → 16G\n");
    }

    @Test
    void historyKnowsItsRuns() {
        lab.plans.add(Plans.nothing());
        assertThat(run("history")).isEqualTo(ExitCode.OK);
        assertThat(run("history", "7")).isEqualTo(ExitCode.OK);
        assertThat(run("history", "8")).isEqualTo(ExitCode.FINDINGS);
        assertThat(terminal.err()).contains("There is no run `8`.");
        assertThat(run("history", "x")).isEqualTo(ExitCode.FINDINGS);
    }

    @Test
    void showTakesANameOrAKindAndAName() {
        run("show", "talos-1");
        run("show", "guest", "talos-1");
        assertThat(lab.asked).contains("show talos-1", "show guest/talos-1");
    }

    @Test
    void sandboxCommandsAnswer() {
        assertThat(run("sandbox", "status")).isEqualTo(ExitCode.OK);
        assertThat(run("sandbox", "break", "pve-2")).isEqualTo(ExitCode.OK);
        assertThat(run("sandbox", "mend")).isEqualTo(ExitCode.OK);
        assertThat(run("sandbox", "stop")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).contains("pve-2 is down.", "Everything is well.", "No sandbox runs.");
        assertThat(run("sandbox", "break")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void everyCommandGivesOneJsonValueWhenAskedTo() {
        lab.plans.add(Plans.create());
        for (List<String> line : List.of(
                List.of("check"),
                List.of("plan"),
                List.of("apply", "--yes"),
                List.of("drift"),
                List.of("show", "talos-1"),
                List.of("history"),
                List.of("history", "7"),
                List.of("history", "9"),
                List.of("explain"),
                List.of("explain", "identity"),
                List.of("sandbox", "status"),
                List.of("sandbox", "stop"))) {
            terminal = new FakeTerminal();
            List<String> json = new ArrayList<>(line);
            json.addAll(List.of("-o", "json"));
            run(json.toArray(String[]::new));
            assertThat(JsonReader.tryRead(terminal.out()))
                    .as("%s gives %s", line, terminal.out())
                    .isPresent();
        }
    }

    @Test
    void explainKnowsACodeAndHelpsWithANearOne() {
        assertThat(run("explain", "identity")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).startsWith("identity\n\nWhat was found is not what we made");
        assertThat(run("explain", "yaml-tabs")).isEqualTo(ExitCode.FINDINGS);
        assertThat(terminal.err())
                .contains("There is no diagnostic `yaml-tabs`.")
                .contains("`croft explain yaml-");
    }
}
