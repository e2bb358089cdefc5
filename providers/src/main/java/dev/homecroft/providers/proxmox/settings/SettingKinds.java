package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.kernel.Address;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Work;
import dev.homecroft.spi.StepContext;
import dev.homecroft.state.Action;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

    static List<SettingKind> all() {
        return List.copyOf(BY_WORD.values());
    }

    static Optional<SettingKind> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    static SettingKind of(Address address) {
        return of(address.kind()).orElseThrow(() -> new IllegalArgumentException("not a setting: " + address));
    }

    /** Kinds of address that are settings. */
    public static Set<String> words() {
        return BY_WORD.keySet();
    }

    /** What carries out a step for a setting. */
    public static Work work(ProxmoxClient client, StepContext context, Step step) {
        SettingKind kind = of(step.id().address());
        if (kind.marking() instanceof Marking.Within) {
            return new RulesWork(client, step);
        }
        boolean isMarking = step.action() == Action.ADOPT || step.action() == Action.RELEASE;
        if (kind.isSdn() && !isMarking) {
            return new SdnWork(client, context, step);
        }
        SettingWork work = new SettingWork(client, context, step);
        return kind.isShared() ? new FirewallWork(client, context, step, work) : work;
    }

    /** What a step for a setting needs: privileges by path. */
    public static Map<String, Set<String>> rights(Step step) {
        Address address = step.id().address();
        SettingKind kind = of(address);
        SettingKind.Right right = kind.rights().apply(SettingArguments.of(step).key());
        Map<String, Set<String>> rights = new LinkedHashMap<>();
        rights.put(right.path(), new TreeSet<>(Set.of(right.privilege())));
        if (kind.isRegistered()) {
            rights.computeIfAbsent("/", _ -> new TreeSet<>()).add("Sys.Modify");
        }
        return rights;
    }

    public static boolean isSetting(Address address) {
        return BY_WORD.containsKey(address.kind());
    }
}
