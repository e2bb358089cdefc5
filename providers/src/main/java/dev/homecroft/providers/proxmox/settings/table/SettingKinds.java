package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.kernel.Address;
import dev.homecroft.state.Risk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All kinds of setting, in the order in which they are taken away; made are they as they need each other. */
public final class SettingKinds {
    static final SettingKind SDN = SettingKind.registered(
                    "sdn", new SdnRoute(), _ -> new SettingKind.Right("/sdn", "SDN.Allocate"))
            .removing(Risk.DISRUPTIVE);

    private static final Map<String, SettingKind> BY_WORD = byWord();

    private SettingKinds() {}

    private static Map<String, SettingKind> byWord() {
        List<SettingKind> all = new ArrayList<>();
        all.addAll(CareKinds.ALL);
        all.addAll(AcmeKinds.ALL);
        all.addAll(AccessKinds.ALL);
        all.addAll(UpkeepKinds.ALL);
        all.addAll(StorageKinds.ALL);
        all.addAll(FirewallKinds.ALL);
        all.add(SDN);
        Map<String, SettingKind> kinds = new LinkedHashMap<>();
        all.forEach(kind -> kinds.put(kind.word(), kind));
        return Collections.unmodifiableMap(kinds);
    }

    public static List<SettingKind> all() {
        return List.copyOf(BY_WORD.values());
    }

    public static Optional<SettingKind> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    public static SettingKind of(Address address) {
        return of(address.kind()).orElseThrow(() -> new IllegalArgumentException("not a setting: " + address));
    }

    /** Kinds of address that are settings. */
    public static Set<String> words() {
        return BY_WORD.keySet();
    }

    public static boolean isSetting(Address address) {
        return BY_WORD.containsKey(address.kind());
    }
}
