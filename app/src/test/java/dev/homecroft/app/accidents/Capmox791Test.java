package dev.homecroft.app.accidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A machine that high availability watched was deleted the one way that is for others, and hung between the two for ever. */
final class Capmox791Test extends AccidentCase {
    private void watched() {
        desk().guests(Desk.vm("web", ", id: 110, node: pve1"), Desk.container("dns", ", id: 111, node: pve2"));
        desk().settle();
        bench().anna().ask("POST", "/cluster/ha/resources", Map.of("sid", "vm:110"));
        bench().anna()
                .ask(
                        "POST",
                        "/cluster/backup",
                        Map.of("id", "nightly", "vmid", "110,111", "storage", "shared", "schedule", "daily"));
    }

    private String list(String path) {
        return bench().anna().ask("GET", path, Map.of());
    }

    @Test
    void naive() {
        watched();
        Naive.Answer answer = rash().delete("/nodes/pve1/qemu/110");
        assertThat(answer.status() == 200 ? rash().ended(answer) : answer.body())
                .isNotEqualTo("OK");
        assertThat(bench().look(110)).isPresent();
        assertThat(list("/cluster/ha/resources")).contains("vm:110");
    }

    @Test
    void whatHangsOnAMachineIsLetGoOfBeforeItIsDeleted() {
        watched();
        desk().guests(Desk.container("dns", ", id: 111, node: pve2"));
        desk().settle("web");
        assertThat(bench().look(110)).isEmpty();
        assertThat(list("/cluster/ha/resources")).doesNotContain("110");
        assertThat(list("/cluster/backup")).doesNotContain("110").contains("111");
    }
}
