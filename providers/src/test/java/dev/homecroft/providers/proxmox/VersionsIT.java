package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Secret;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.ProxmoxSettings;
import dev.homecroft.providers.proxmox.api.Transport;
import dev.homecroft.simulators.proxmox.ProxmoxSimulatorConfig;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Step;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsIT {
    private static Labs labs(String memory) {
        return new Labs()
                .with(Wanted.vm("web")
                        .on("pve1")
                        .id(110)
                        .memory(memory)
                        .image("debian-13")
                        .disk("system", "local-lvm", "8G")
                        .nic("net0", "10.20.0.11")
                        .cloudInit(Optional.of(Labs.PASSWORD)))
                .with(Wanted.container("dns")
                        .on("pve2")
                        .disk("root", "local-lvm", "4G")
                        .nic("eth0", "10.20.0.2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.4.1", "9.0.3", "9.2.3"})
    void wholeLifeOnEachVersion(String version) {
        try (Cycle cycle = new Cycle(new ProxmoxFixture(ProxmoxFixture.config().withVersion(version)), labs("2G"))) {
            cycle.settle().assertSettled();
            cycle.declare(labs("3G")).restart("web").settle().assertSettled();
            assertThat(cycle.look(110)).containsEntry("memory", "3072");
            cycle.declare(new Labs()).name("web").name("dns").settle();
            assertThat(cycle.observe().ofKind("guest")).isEmpty();
        }
    }

    @Test
    void guestJoinsThePoolOfItsCluster() {
        try (Cycle cycle = Cycle.of(labs("2G")).settle()) {
            try (ProxmoxClient client = new ProxmoxClient(
                    "home",
                    new Transport(cycle.context().connection(Cycle.HOME), ProxmoxSettings.DEFAULT),
                    new Secret(ProxmoxSimulatorConfig.ROOT_TOKEN))) {
                assertThat(client.post("/pools", Map.of("poolid", "lab"))).isInstanceOf(Answer.Ok.class);
            }
            Proposal plan = cycle.declare(labs("2G").pool("lab")).plan();
            assertThat(Cycle.keys(plan, "web")).containsExactly("pool");
            Step pool = cycle.step(plan, "web", "pool");
            assertThat(cycle.apply(pool)).isInstanceOf(StepResult.Done.class);
            assertThat(cycle.apply(pool)).isInstanceOf(StepResult.Done.class);
            cycle.carryOut(plan);
            assertThat(cycle.guest("web").fields().text("pool")).contains("lab");
            cycle.assertSettled();
        }
    }

    @Test
    void thePasswordOfAGuestShowsNowhere() {
        try (Cycle cycle = Cycle.of(labs("2G"))) {
            Proposal plan = cycle.plan();
            cycle.carryOut(plan);
            assertThat(plan.toString()).doesNotContain(ProxmoxFixture.PASSWORD);
            assertThat(cycle.observe().toString()).doesNotContain(ProxmoxFixture.PASSWORD);
            assertThat(cycle.look(110).toString()).as("the cluster has it").contains(ProxmoxFixture.PASSWORD);
        }
    }
}
