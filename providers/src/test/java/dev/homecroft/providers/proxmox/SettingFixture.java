package dev.homecroft.providers.proxmox;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Lab;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.Provider;
import dev.homecroft.spi.contract.Ability;
import dev.homecroft.spi.contract.ProviderFixture;
import dev.homecroft.state.ObjectRef;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The provider on a simulated cluster, with a setting as the thing that is followed. */
abstract class SettingFixture implements ProviderFixture {
    private final ProxmoxFixture cluster = new ProxmoxFixture();

    /** What stands in the lab besides the subject. */
    private static final String OTHERS = "pools: { other: { comment: Stays } }\n";

    /** The subject as it is declared, with one of two values. */
    abstract String declared(String value);

    abstract String changedPath();

    Hand hand() {
        return new Hand(connection(provider().project(without()).targets().getFirst()));
    }

    @Override
    public Provider provider() {
        return cluster.provider();
    }

    static Lab lab(String more) {
        return SettingsBench.lab(more, "");
    }

    @Override
    public Lab lab() {
        return lab(declared("one"));
    }

    @Override
    public Change change() {
        return new Change(lab(declared("two")), Set.of(changedPath()));
    }

    @Override
    public Lab without() {
        return lab(OTHERS);
    }

    @Override
    public Connection connection(Connection projected) {
        return ProxmoxFixture.connection(projected, cluster.simulator());
    }

    @Override
    public Map<SecretRef, String> secrets() {
        return cluster.secrets();
    }

    @Override
    public Map<SecretRef, String> wrongSecrets() {
        return cluster.wrongSecrets();
    }

    @Override
    public Collection<String> canaries() {
        return cluster.canaries();
    }

    @Override
    public Set<Ability> abilities() {
        EnumSet<Ability> abilities = EnumSet.allOf(Ability.class);
        abilities.remove(Ability.MOVE);
        return abilities;
    }

    @Override
    public void pass(Duration duration) {
        cluster.pass(duration);
    }

    @Override
    public void stop() {
        cluster.stop();
    }

    @Override
    public void start() {
        cluster.start();
    }

    @Override
    public void dropNextCall() {
        cluster.dropNextCall();
    }

    @Override
    public void loseNextAnswer() {
        cluster.loseNextAnswer();
    }

    @Override
    public void close() {
        cluster.close();
    }

    /** A pool: its mark stands in its comment. */
    static final class Pool extends SettingFixture {
        @Override
        String declared(String value) {
            return "pools: { other: { comment: Stays }, media: { comment: %s } }\n".formatted(value);
        }

        @Override
        String changedPath() {
            return "comment";
        }

        @Override
        public Address subject() {
            return Address.parse("pool/home/media");
        }

        private static ObjectRef ref(String name) {
            return new ObjectRef(Cycle.HOME, "pool:" + name);
        }

        private static String name(ObjectRef ref) {
            return ref.locator().substring("pool:".length());
        }

        private ObjectRef create(String name, String comment) {
            hand().call("POST", "/pools", Map.of("poolid", name, "comment", comment));
            return ref(name);
        }

        @Override
        public ObjectRef create() {
            return create("foreign", "Anna's");
        }

        @Override
        public String edit(ObjectRef ref) {
            hand().call(
                            "PUT",
                            "/pools",
                            Map.of("poolid", name(ref), "comment", "mine [croft tower %s]".formatted(subject())));
            return "comment";
        }

        @Override
        public void delete(ObjectRef ref) {
            hand().call("DELETE", "/pools", Map.of("poolid", name(ref)));
        }

        @Override
        public ObjectRef copy(ObjectRef ref) {
            return create("copy", "one [croft tower %s]".formatted(subject()));
        }

        @Override
        public void replace(ObjectRef ref) {
            delete(ref);
            create(name(ref), "somebody's");
        }

        @Override
        public void unmark(ObjectRef ref) {
            hand().call("PUT", "/pools", Map.of("poolid", name(ref), "comment", "one"));
        }
    }

    /** The interfaces of a node: there is exactly one such thing on each node, so it is never made, copied or deleted. */
    static final class Network extends SettingFixture {
        private static final Map<String, String> MTU = Map.of("one", "1600", "two", "9000");

        @Override
        String declared(String value) {
            return """
                    pools: { other: { comment: Stays } }
                    nodes: { pve1: { interfaces: { vmbr9: { kind: bridge, vlan-aware: true, mtu: %s } } } }
                    """.formatted(MTU.getOrDefault(value, ""));
        }

        @Override
        String changedPath() {
            return "vmbr9.mtu";
        }

        @Override
        public Address subject() {
            return Address.parse("network/home/pve1");
        }

        @Override
        public Set<Ability> abilities() {
            return EnumSet.of(
                    Ability.CHANGE,
                    Ability.EDIT,
                    Ability.STOP,
                    Ability.WRONG_SECRETS,
                    Ability.DROP_CALL,
                    Ability.LOSE_ANSWER);
        }

        @Override
        public String edit(ObjectRef ref) {
            hand().call("PUT", "/nodes/pve1/network/vmbr9", Map.of("type", "bridge", "mtu", "1400"));
            hand().call("PUT", "/nodes/pve1/network", Map.of());
            pass(Duration.ofMinutes(1));
            return "vmbr9.mtu";
        }
    }

    /** A role: it can carry no mark, so it is in the register. */
    static final class Role extends SettingFixture {
        private static final Map<String, String> PRIVILEGE = Map.of("one", "VM.Audit", "two", "Sys.Audit");

        @Override
        String declared(String value) {
            return "pools: { other: { comment: Stays } }\naccess: { roles: { Croft: { privileges: [%s] } } }\n"
                    .formatted(PRIVILEGE.getOrDefault(value, ""));
        }

        @Override
        String changedPath() {
            return "privileges";
        }

        @Override
        public Address subject() {
            return Address.parse("role/home/Croft");
        }

        @Override
        public Set<Ability> abilities() {
            Set<Ability> abilities = super.abilities();
            // There is nothing on a role that could be copied with it.
            abilities.removeAll(List.of(Ability.COPY));
            return abilities;
        }

        private static String name(ObjectRef ref) {
            return ref.locator().substring("role:".length());
        }

        private ObjectRef create(String name) {
            hand().call("POST", "/access/roles", Map.of("roleid", name, "privs", "Pool.Audit"));
            return new ObjectRef(Cycle.HOME, "role:" + name);
        }

        @Override
        public ObjectRef create() {
            return create("Foreign");
        }

        @Override
        public String edit(ObjectRef ref) {
            hand().call("PUT", "/access/roles/" + name(ref), Map.of("privs", "Sys.Modify"));
            return "privileges";
        }

        @Override
        public void delete(ObjectRef ref) {
            hand().call("DELETE", "/access/roles/" + name(ref), Map.of());
            unmark(ref);
        }

        @Override
        public void replace(ObjectRef ref) {
            delete(ref);
            create(name(ref));
        }

        @Override
        public void unmark(ObjectRef ref) {
            hand().strike(subject().toString());
        }
    }

    /** A set of addresses: its mark stands in its comment, and each entry is a call of its own. */
    static final class AddressSet extends SettingFixture {
        private static final String SETS = "/cluster/firewall/ipset";
        private static final Map<String, String> ENTRIES =
                Map.of("one", "10.1.0.0/16, 10.2.0.0/16", "two", "10.2.0.0/16, 10.3.0.0/16");

        @Override
        String declared(String value) {
            return "pools: { other: { comment: Stays } }\nfirewall: { sets: { lan: { addresses: [%s] } } }\n"
                    .formatted(ENTRIES.getOrDefault(value, ""));
        }

        @Override
        String changedPath() {
            return "addresses";
        }

        @Override
        public Address subject() {
            return Address.parse("firewall-set/home/datacenter/lan");
        }

        private static String name(ObjectRef ref) {
            return ref.locator().substring(ref.locator().lastIndexOf("%2F") + 3);
        }

        private ObjectRef create(String name, String comment) {
            hand().call("POST", SETS, Map.of("name", name, "comment", comment));
            return new ObjectRef(Cycle.HOME, "firewall-set:datacenter%2F" + name);
        }

        @Override
        public ObjectRef create() {
            return create("foreign", "Anna's");
        }

        @Override
        public String edit(ObjectRef ref) {
            hand().call("POST", SETS + "/" + name(ref), Map.of("cidr", "192.0.2.0/24"));
            return "addresses";
        }

        @Override
        public void delete(ObjectRef ref) {
            hand().call("DELETE", SETS + "/" + name(ref), Map.of("force", "1"));
        }

        @Override
        public ObjectRef copy(ObjectRef ref) {
            return create("copy", "[croft tower %s]".formatted(subject()));
        }

        @Override
        public void replace(ObjectRef ref) {
            delete(ref);
            create(name(ref), "somebody's");
        }

        @Override
        public void unmark(ObjectRef ref) {
            hand().call("POST", SETS, Map.of("name", name(ref), "rename", name(ref), "comment", "nobody's"));
        }
    }
}
