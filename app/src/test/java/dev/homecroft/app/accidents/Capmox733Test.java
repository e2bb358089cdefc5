package dev.homecroft.app.accidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.simulators.stage.Fault;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A machine was made and the saving of its record failed, again and again: one more machine each time. */
final class Capmox733Test extends AccidentCase {
    @Test
    void naive() {
        for (int round = 0; round < 3; round++) {
            String id = rash().get("/cluster/nextid").data();
            rash().ended(rash().post("/nodes/pve1/qemu", "vmid", id, "name", "web", "memory", "512"));
            // The status is not saved, so the next round knows nothing of it.
        }

        assertThat(bench().called("web")).hasSize(3);
    }

    @Test
    void thereIsOneMachineHoweverOftenTheRecordCanNotBeSaved() {
        desk().guests(Desk.vm("web", ""), Desk.container("dns", ""));
        desk().plan();
        history(
                "CREATE TRIGGER full BEFORE INSERT ON journal WHEN NEW.entry LIKE '%\"status\"%' BEGIN SELECT RAISE(FAIL, 'disk is full'); END");

        for (int round = 0; round < 4; round++) {
            goAndStumble();
        }
        assertThat(bench().called("web")).hasSizeLessThanOrEqualTo(1);
        assertThat(bench().called("dns")).hasSizeLessThanOrEqualTo(1);
        assertThat(desk().words()).contains("disk is full");

        history("DROP TRIGGER full");
        desk().settle();
        assertThat(bench().called("web")).hasSize(1);
        assertThat(bench().called("dns")).hasSize(1);
    }

    @Test
    void thereIsOneMachineHoweverOftenTheAnswerIsLost() {
        desk().guests(Desk.vm("web", ""), Desk.container("dns", ""));
        for (String path : List.of("/nodes/[^/]+/qemu", "/nodes/[^/]+/lxc")) {
            bench().faults().add(new Fault.Rule("POST", Pattern.compile(path), 1, 9, new Fault.DropsAfter()));
        }

        for (int round = 0; round < 3; round++) {
            desk().go();
        }

        bench().faults().clear();
        desk().settle();
        assertThat(bench().called("web")).hasSize(1);
        assertThat(bench().called("dns")).hasSize(1);
    }

    private void goAndStumble() {
        try {
            desk().go();
        } catch (CroftException told) {
            assertThat(told.diagnostics()).isNotEmpty();
        }
    }

    private void history(String statement) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + desk().history());
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
