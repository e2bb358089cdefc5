package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.simulators.proxmox.ProxmoxSimulatorConfig;
import dev.homecroft.simulators.proxmox.cluster.AclEntry;
import dev.homecroft.simulators.proxmox.cluster.ApiToken;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.Preflight;
import dev.homecroft.spi.contract.FakeContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreflightIT {
    private static final String SECRET = "22222222-2222-4333-8444-555555555555";

    private static List<Diagnostic> preflight(AclEntry... rights) {
        ProxmoxSimulatorConfig base = ProxmoxFixture.config();
        List<ApiToken> tokens = new ArrayList<>(base.tokens());
        tokens.add(new ApiToken("anna@pam", "loop", SECRET, true, 0, ""));
        List<AclEntry> acl = new ArrayList<>(base.acl());
        acl.addAll(List.of(rights));
        ProxmoxSimulatorConfig config = base.withAccess(base.users(), tokens, acl);
        Labs labs = new Labs()
                .with(Wanted.vm("db")
                        .on("pve1")
                        .id(150)
                        .disk("system", "local-lvm", "4G")
                        .nic("net0", ""));
        try (Cycle cycle = new Cycle(new ProxmoxFixture(config), labs)) {
            Connection connection = cycle.context().connection(Cycle.HOME);
            FakeContext context = new FakeContext(
                    "tower",
                    List.of(connection),
                    Map.of(Labs.TOKEN, "anna@pam!loop=" + SECRET),
                    cycle.control()::advance);
            return ((Preflight) cycle.provider())
                    .preflight(Cycle.HOME, cycle.plan().steps(), context);
        }
    }

    @Test
    void tokenWithoutRightsOfItsOwnIsToldExactlyWhatItLacks() {
        assertThat(preflight())
                .extracting(Diagnostic::summary)
                .contains(
                        "The token of `home` lacks Datastore.AllocateSpace on `/storage/local-lvm`.",
                        "The token of `home` lacks SDN.Use on `/sdn/zones/localnetwork/vmbr0/20`.")
                .anyMatch(summary -> summary.contains("VM.Allocate") && summary.endsWith("on `/vms/150`."));
    }

    @Test
    void whatIsGrantedAboveCounts() {
        assertThat(preflight(new AclEntry("/", "token", "anna@pam!loop", "Administrator", true)))
                .isEmpty();
    }

    @Test
    void oneMissingPathIsNamedAlone() {
        assertThat(preflight(
                        new AclEntry("/vms", "token", "anna@pam!loop", "PVEVMAdmin", true),
                        new AclEntry("/sdn", "token", "anna@pam!loop", "PVESDNUser", true)))
                .extracting(Diagnostic::summary)
                .containsExactly("The token of `home` lacks Datastore.AllocateSpace on `/storage/local-lvm`.");
    }

    @Test
    void aRoleThatHoldsAlreadyGrowsAsAnotherOneWouldTakeItsPlace() {
        assertThat(preflight(new AclEntry("/vms", "token", "anna@pam!loop", "PVEVMUser", true)))
                .filteredOn(problem -> problem.summary().endsWith("on `/vms/150`."))
                .flatExtracting(Diagnostic::hints)
                .singleElement()
                .asString()
                .startsWith("pveum role modify ROLE -append 1 -privs \"")
                .endsWith("ROLE is the one that the token has on `/vms`");
    }

    @Test
    void whereNothingHoldsARoleIsGiven() {
        assertThat(preflight(new AclEntry("/vms", "token", "anna@pam!loop", "PVEVMAdmin", true)))
                .filteredOn(problem -> problem.summary().endsWith("on `/storage/local-lvm`."))
                .flatExtracting(Diagnostic::hints)
                .singleElement()
                .asString()
                .contains("pveum acl modify /storage/local-lvm ");
    }
}
