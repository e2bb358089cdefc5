package dev.homecroft.providers.proxmox;

import dev.homecroft.kernel.Address;
import dev.homecroft.spi.contract.Ability;
import dev.homecroft.state.ObjectRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The SDN of a cluster: there is one, and it is written and applied as a whole. */
final class SdnFixture extends SettingFixture {
    private static final String ZONE = "/cluster/sdn/zones/lab";
    private static final Map<String, String> MTU = Map.of("one", "1400", "two", "1300");

    @Override
    String declared(String value) {
        return "pools: { other: { comment: Stays } }\n"
                + "sdn: { zones: { lab: { kind: simple, mtu: %s } }, vnets: { inner: { zone: lab } } }\n"
                        .formatted(MTU.getOrDefault(value, ""));
    }

    @Override
    String changedPath() {
        return "zones.lab.mtu";
    }

    @Override
    public Address subject() {
        return Address.parse("sdn/home/network");
    }

    @Override
    public Set<Ability> abilities() {
        Set<Ability> abilities = super.abilities();
        // There is no second one. A lock whose answer was lost is somebody's: nobody has its token.
        abilities.removeAll(List.of(Ability.CREATE, Ability.COPY, Ability.REPLACE, Ability.LOSE_ANSWER));
        return abilities;
    }

    private void load() {
        hand().call("PUT", "/cluster/sdn", Map.of());
        pass(Duration.ofMinutes(5));
    }

    @Override
    public String edit(ObjectRef ref) {
        hand().call("PUT", ZONE, Map.of("mtu", "1280"));
        load();
        return "zones.lab.mtu";
    }

    @Override
    public void delete(ObjectRef ref) {
        hand().call("DELETE", "/cluster/sdn/vnets/inner", Map.of());
        hand().call("DELETE", ZONE, Map.of());
        load();
        unmark(ref);
    }

    @Override
    public void unmark(ObjectRef ref) {
        hand().strike(subject().toString());
    }
}
