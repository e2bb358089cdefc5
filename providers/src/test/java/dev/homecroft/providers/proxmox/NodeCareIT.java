package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.spi.Proposal;
import dev.homecroft.state.Action;
import dev.homecroft.state.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Copies of disks on other nodes, certificates and package repositories. */
final class NodeCareIT {
    private static final String GUEST = """
            guests:
              web: { type: vm, hypervisor: home, node: pve1, cpu: 1, memory: 1G, disks: { system: { storage: tank, size: 4G } } }
            """;
    private static final String PLUGIN =
            "acme-plugins: { cloudflare: { api: cf, data: { CF_Token: test/%s, CF_Zone: test/one } } }\n";

    private final SettingsBench bench = new SettingsBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private static String copy(String more) {
        return "replication: { files: { guest: web, to: pve2%s } }\n".formatted(more);
    }

    private List<Json.Obj> rows(String path) {
        return Tasks.rows(bench.byHand("GET", path, Map.of()));
    }

    private Json.Obj job() {
        List<Json.Obj> jobs = rows("/cluster/replication");
        assertThat(jobs).hasSize(1);
        return jobs.getFirst();
    }

    @Test
    void aGuestIsCopiedFromItsFirstPlanOn() {
        bench.declare(copy(", rate: 50, comment: twice an hour, schedule: \"*:0/30\""), GUEST)
                .settle();
        bench.assertSettled();
        assertThat(job().text("target")).contains("pve2");
        assertThat(job().text("comment")).contains("twice an hour [croft tower replication/home/web-1]");
        bench.declare(copy(", rate: 20"), GUEST);
        Step step = bench.only(bench.plan());
        assertThat(step.changes())
                .extracting(change -> change.path())
                .containsExactlyInAnyOrder("comment", "rate", "schedule");
        bench.settle().assertSettled();
        assertThat(job().text("schedule")).contains("*/15");
        bench.forgetApplied().assertSettled();
    }

    @Test
    void aGuestThatMayBeAnywhereIsNotMadeWhereItIsCopiedTo() {
        String anywhere = GUEST.replace("node: pve1, ", "");
        for (String node : List.of("pve1", "pve2")) {
            bench.declare("replication: { files: { guest: web, to: %s } }\n".formatted(node), anywhere);
            assertThat(bench.plan().steps())
                    .filteredOn(step -> step.id().toString().equals("guest/web#create"))
                    .singleElement()
                    .satisfies(step -> assertThat(step.arguments().text("node"))
                            .isPresent()
                            .isNotEqualTo(Optional.of(node)));
        }
    }

    @Test
    void aGuestIsNotCopiedToWhereItIsButMayBeMovedFirst() {
        String anywhere = GUEST.replace("node: pve1, ", "");
        bench.declare("", GUEST.replace("pve1", "pve2")).settle();
        bench.declare(copy(""), anywhere);
        assertThat(bench.plan().steps()).isEmpty();
        assertThat(bench.plan().blocked())
                .singleElement()
                .extracting(blocked -> blocked.problem().code())
                .isEqualTo("proxmox-copied-home");
        bench.declare(copy(""), GUEST).settle().assertSettled();
        assertThat(job().text("target")).contains("pve2");
    }

    @Test
    void aJobIsChangedBesideAGuestThatIsStopped() {
        bench.declare(copy(""), GUEST).settle();
        String stopped = GUEST.replace("cpu: 1", "cpu: 1, power: stopped");
        bench.declare(copy(", rate: 20"), stopped);
        assertThat(bench.plan().steps())
                .filteredOn(step -> step.id().address().kind().equals("replication"))
                .singleElement()
                .satisfies(step -> assertThat(step.after()).isEmpty());
        bench.settle().assertSettled();
    }

    @Test
    void aJobGoesOnlySomeTimeAfterItWasDeletedAndIsWaitedFor() {
        bench.declare(copy(""), GUEST).settle();
        Step step = bench.only(bench.declare("", GUEST).plan());
        assertThat(step.action()).isEqualTo(Action.DELETE);
        bench.settle().assertSettled();
        assertThat(rows("/cluster/replication")).isEmpty();
    }

    @Test
    void whenOneOfTwoJobsGoesTheOtherStaysAsItIs() {
        String far = "replication: { zoo: { guest: web, to: pve3, comment: far } }\n";
        bench.declare(far.replace("zoo", "archive: { guest: web, to: pve2 }, zoo"), GUEST)
                .settle();
        bench.assertSettled();
        assertThat(rows("/cluster/replication")).hasSize(2);
        Step step = bench.only(bench.declare(far, GUEST).plan());
        assertThat(step.action()).isEqualTo(Action.DELETE);
        bench.settle().assertSettled();
        assertThat(job().text("id")).hasValueSatisfying(id -> assertThat(id).endsWith("-2"));
        assertThat(job().text("target")).contains("pve3");
    }

    @Test
    void aJobTurnsRoundWithItsGuest() {
        bench.declare(copy(""), GUEST).settle();
        String anywhere = GUEST.replace("node: pve1, ", "");
        int id = Integer.parseInt(job().text("guest").orElseThrow());
        bench.fixture().simulator().control().anna().migrate(id, "pve2");
        assertThat(job().text("target")).contains("pve1");
        bench.declare(copy(""), anywhere).assertSettled();
    }

    @Test
    void thePluginGetsItsSecretsWhenItIsMadeAndWhenTheyAreOthers() {
        bench.declare(PLUGIN.formatted("one")).settle().assertSettled();
        assertThat(plugin()).contains("CF_Token=canary-one-8d21\n").contains("CF_Zone=canary-one-8d21\n");
        bench.declare(PLUGIN.formatted("two"));
        Step step = bench.only(bench.plan());
        assertThat(step.toString()).doesNotContain("canary");
        bench.settle().assertSettled();
        assertThat(plugin()).contains("CF_Token=canary-two-77af\n").contains("CF_Zone=canary-one-8d21\n");
        bench.forgetApplied().assertSettled();
        bench.declare("").settle();
        assertThat(rows("/cluster/acme/plugins"))
                .noneMatch(
                        row -> row.text("plugin").filter("cloudflare"::equals).isPresent());
    }

    private String plugin() {
        return Tasks.object(bench.byHand("GET", "/cluster/acme/plugins/cloudflare", Map.of()))
                .text("data")
                .orElse("");
    }

    @Test
    void anAccountThatIsNotThereIsForRootToMake() {
        Proposal proposal = bench.declare("acme-accounts: { default: { contact: ana@example.org } }")
                .plan();
        assertThat(proposal.steps()).isEmpty();
        assertThat(proposal.blocked()).singleElement().satisfies(blocked -> {
            assertThat(blocked.problem().code()).isEqualTo("proxmox-acme-account-by-hand");
            assertThat(blocked.problem().hints())
                    .anyMatch(hint -> hint.contains("pvenode acme account register default"));
        });
    }

    @Test
    void namesOfACertificateAreKeptWithoutTouchingWhatElseTheNodeHas() {
        bench.byHand("PUT", "/nodes/pve1/config", Map.of("description", "Anna's"));
        bench.declare(PLUGIN.formatted("one")
                        + "nodes: { pve1: { acme-domains: { a.example.org: cloudflare, b.example.org: standalone } } }")
                .settle()
                .assertSettled();
        Json.Obj config = config();
        assertThat(config.text("acmedomain0").orElse("") + " "
                        + config.text("acmedomain1").orElse(""))
                .contains("domain=a.example.org", "plugin=cloudflare", "domain=b.example.org");
        assertThat(config.text("description")).contains("Anna's");
        bench.declare(PLUGIN.formatted("one") + "nodes: { pve1: { acme-domains: { b.example.org: standalone } } }")
                .settle()
                .assertSettled();
        assertThat(config().text("acmedomain1")).isEmpty();
    }

    private Json.Obj config() {
        return Tasks.object(bench.byHand("GET", "/nodes/pve1/config", Map.of()));
    }

    @Test
    void repositoriesAreSwitchedOnEachNode() {
        bench.declare("repositories: { no-subscription: true, enterprise: false }")
                .settle()
                .assertSettled();
        for (String node : List.of("pve1", "pve2", "pve3")) {
            Json.Obj page = Tasks.object(bench.byHand("GET", "/nodes/" + node + "/apt/repositories", Map.of()));
            assertThat(Tasks.rows(page.get("standard-repos").orElse(Json.NULL)))
                    .filteredOn(row -> row.flag("status").orElse(false))
                    .extracting(row -> row.text("handle").orElse(""))
                    .containsExactly("no-subscription");
        }
        bench.declare("repositories: { no-subscription: false, test: true }")
                .settle()
                .assertSettled();
    }

    @Test
    void anOptionWithPartsIsWrittenAsOne() {
        bench.declare("options: { proxmox: { ha: { shutdown_policy: migrate } } }")
                .settle()
                .assertSettled();
        bench.forgetApplied().assertSettled();
    }
}
