package dev.homecroft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.lab.FolderChecker;
import dev.homecroft.app.lab.LabFinder;
import dev.homecroft.app.lab.LabFolders;
import dev.homecroft.app.session.Checker;
import dev.homecroft.kernel.json.JsonReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InitCommandTest {
    @TempDir
    Path folder;

    private void hasNoFindings() {
        Checker checker = new FolderChecker(new LabFolders(new LabFinder(folder), List::of), System::nanoTime);
        assertThat(checker.check(Optional.empty()).report().diagnostics()).isEmpty();
    }

    @Test
    void withoutAnswersAndFlagsTheUsualIsTaken() {
        FileDesk desk = new FileDesk(folder);
        assertThat(desk.run("init")).isEqualTo(ExitCode.OK);
        assertThat(desk.out()).isEqualTo("lab.yaml is written; it has no problems.\nnext: croft check\n");
        assertThat(desk.text("lab.yaml")).contains("timezone: Europe/Berlin").contains("# hosts:\n");
        hasNoFindings();
        assertThat(desk.run("fmt", "--check")).isEqualTo(ExitCode.OK);
    }

    @Test
    void flagsSayEverything() throws Exception {
        FileDesk desk = new FileDesk(folder);
        ExitCode code = desk.run(
                "init",
                "--name=shed",
                "--domain=lab.example.org",
                "--timezone=Europe/Vienna",
                "--contact=Anna O'Neil: upstairs",
                "--network=10.20.0.0/24",
                "--hosts=pve-1,pve-2",
                "--proxmox",
                "-o",
                "json");
        assertThat(code).as(desk.out()).isEqualTo(ExitCode.OK);
        assertThat(JsonReader.read(desk.out()).toString()).contains("SHED_PROXMOX_TOKEN");
        assertThat(desk.text("lab.yaml")).contains("members: [pve-1, pve-2]").contains("Anna O''Neil");
        hasNoFindings();
        assertThat(desk.run("fmt", "--check")).isEqualTo(ExitCode.OK);
    }

    @Test
    void questionsFillWhatFlagsLeaveOpen() {
        FileDesk desk = new FileDesk(folder);
        ExitCode code = desk.answering("shed\n\n\n10.0.0.0/16\nbox, nas\ny\n", "init", "--domain", "example.net");
        assertThat(code).as(desk.err()).isEqualTo(ExitCode.OK);
        assertThat(desk.out()).contains("Name of the lab [").doesNotContain("Domain of names");
        assertThat(desk.text("lab.yaml"))
                .contains("name: shed", "cidr: 10.0.0.0/16", "members: [box, nas]", "contact: admin@example.net");
        hasNoFindings();
    }

    @Test
    void answersThatMakeNoLabAreFindingsAndNothingIsWritten() {
        FileDesk desk = new FileDesk(folder);
        assertThat(desk.run("init", "--name", "No Name")).isEqualTo(ExitCode.FINDINGS);
        assertThat(desk.err()).contains("wrong-type");
        assertThat(desk.run("init", "--network", "somewhere")).isEqualTo(ExitCode.FINDINGS);
        assertThat(folder.resolve("lab.yaml")).doesNotExist();
    }

    @Test
    void aLabThatIsThereStays() {
        FileDesk desk = new FileDesk(folder).write("lab.yaml", "lab: { name: mine }\n");
        assertThat(desk.run("init", "--name", "other")).isEqualTo(ExitCode.FINDINGS);
        assertThat(desk.err()).startsWith("error[lab-exists]: There is a `lab.yaml` already.");
        assertThat(desk.text("lab.yaml")).isEqualTo("lab: { name: mine }\n");
    }
}
