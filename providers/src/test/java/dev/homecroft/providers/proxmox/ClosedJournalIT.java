package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.simulators.proxmox.ProxmoxSimulatorConfig;
import dev.homecroft.simulators.proxmox.cluster.AclEntry;
import dev.homecroft.simulators.proxmox.cluster.ApiToken;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.QuickLook;
import dev.homecroft.spi.QuickLook.Glance;
import dev.homecroft.spi.contract.FakeContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A token that may not see journals: looks are as right as ever, none is quick, and it is told why. */
final class ClosedJournalIT {
    private static final String CODE = "proxmox-journal-unseen";
    private static final String TOKEN = "anna@pam!look";
    private static final String SECRET = "22222222-2222-4333-8444-555555555555";

    private final Cycle cycle = new Cycle(
                    new ProxmoxFixture(config()),
                    new Labs().with(guest("db", 150)).with(guest("web", 151)))
            .settle();

    @AfterEach
    void close() {
        cycle.close();
    }

    private static Wanted guest(String name, int id) {
        return Wanted.vm(name)
                .on("pve1")
                .id(id)
                .disk("system", "local-lvm", "4G")
                .nic("net0", "");
    }

    private static ProxmoxSimulatorConfig config() {
        ProxmoxSimulatorConfig base = ProxmoxFixture.config();
        List<ApiToken> tokens = new ArrayList<>(base.tokens());
        tokens.add(new ApiToken("anna@pam", "look", SECRET, true, 0, ""));
        List<AclEntry> acl = new ArrayList<>(base.acl());
        acl.add(new AclEntry("/", "token", TOKEN, "PVEAuditor", true));
        return base.withAccess(base.users(), tokens, acl);
    }

    private FakeContext context() {
        Connection connection = cycle.context().connection(Cycle.HOME);
        return new FakeContext(
                "tower", List.of(connection), Map.of(Labs.TOKEN, TOKEN + "=" + SECRET), cycle.control()::advance);
    }

    private Glance again(Glance since) {
        return ((QuickLook) cycle.provider())
                .readChanges(Cycle.HOME, since, context())
                .orElseThrow();
    }

    private Glance full() {
        return ((QuickLook) cycle.provider()).readAll(Cycle.HOME, context());
    }

    private static Stream<Diagnostic> told(Glance glance) {
        return glance.observation().problems().stream()
                .filter(problem -> problem.code().equals(CODE));
    }

    private static long guests(Glance glance) {
        return glance.observation().ofKind("guest").size();
    }

    @Test
    void eachLookReadsAllGuestsAndSaysSoOnce() {
        Glance first = full();
        Glance second = again(first);
        for (Glance glance : List.of(first, second, again(second))) {
            assertThat(told(glance)).singleElement().satisfies(problem -> {
                assertThat(problem.isError()).isFalse();
                assertThat(problem.summary()).contains("`pve1`", "reads all guests");
                assertThat(problem.hints()).singleElement().asString().contains("-append 1 -privs Sys.Syslog");
            });
        }
        assertThat((long) second.read()).isEqualTo(guests(second));
    }

    @Test
    void onceItMaySeeThemItReadsLessAndIsToldNothing() {
        Glance before = full();
        cycle.control()
                .root()
                .ask(
                        "PUT",
                        "/access/acl",
                        Map.of("path", "/nodes", "roles", "PVEAuditor,PVESysAdmin", "tokens", TOKEN));
        Glance first = again(before);
        assertThat(told(first)).isEmpty();
        Glance calm = again(again(first));
        assertThat(told(calm)).isEmpty();
        assertThat((long) calm.read()).isLessThan(guests(calm));
    }

    @Test
    void whoMaySeeThemIsToldNothing() {
        Glance full = ((QuickLook) cycle.provider()).readAll(Cycle.HOME, cycle.context());
        assertThat(told(full)).isEmpty();
    }
}
