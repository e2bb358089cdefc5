package dev.homecroft.model.bind;

import dev.homecroft.model.Section;
import dev.homecroft.model.virt.Access;
import dev.homecroft.model.virt.Firewall;
import dev.homecroft.model.virt.Sdn;
import dev.homecroft.model.virt.Settings;
import dev.homecroft.model.virt.Settings.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Settings of a hypervisor that are no guest's; they stand beside its other fields. */
final class SettingsShapes {
    private static final Field<Access> ACCESS =
            Field.of("access", Links.nested(AccessShapes.ACCESS, AccessShapes::access), "Who may do what there.");
    private static final Field<List<String>> STORAGES =
            Field.of("storages", Types.listOf(Types.TEXT), "Storages of the hypervisor that belong to it.");
    private static final Shape POOL = Shape.of("a resource pool", STORAGES, AccessShapes.COMMENT);
    private static final Field<Map<String, Pool>> POOLS = Field.of(
            "pools",
            Links.entries(
                    POOL,
                    entry -> new Pool(
                            entry.name(), entry.list(STORAGES), entry.get(AccessShapes.COMMENT), entry.origin())),
            "Resource pools; guests say themselves which they are in.");
    private static final Field<Firewall> FIREWALL = Field.of(
            "firewall",
            Links.nested(VirtFirewallShapes.FIREWALL, VirtFirewallShapes::firewall),
            "The datacenter's own firewall, which the networks' `firewall` knows nothing of.");
    private static final Field<Map<String, Map<String, String>>> DIRECTORIES = Field.of(
            "directories",
            Types.mapOf(
                    "a mapping from names to folders by host",
                    Types.mapOf("a mapping from hosts to folders", List.of(Section.HOSTS), Types.TEXT)),
            "Folders that guests may be handed: a path for each host that has it.");

    private SettingsShapes() {}

    static List<Field<?>> all() {
        List<Field<?>> all = new ArrayList<>(List.of(
                ACCESS,
                POOLS,
                HaShapes.RULES,
                WireShapes.NODES,
                SdnShapes.FIELD,
                FIREWALL,
                HaShapes.REPLICATIONS,
                DIRECTORIES));
        all.addAll(UpkeepShapes.ALL);
        all.add(AccessShapes.RAW);
        return all;
    }

    /** @param entry the hypervisor's own */
    static Settings settings(Entry entry) {
        return new Settings(
                entry.or(ACCESS, Access.EMPTY),
                entry.map(POOLS),
                entry.map(HaShapes.RULES),
                entry.map(WireShapes.NODES),
                entry.or(SdnShapes.FIELD, Sdn.EMPTY),
                entry.get(FIREWALL),
                entry.map(HaShapes.REPLICATIONS),
                entry.map(DIRECTORIES),
                UpkeepShapes.upkeep(entry),
                entry.get(AccessShapes.RAW));
    }
}
