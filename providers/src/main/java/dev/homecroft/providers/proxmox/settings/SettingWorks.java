package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Work;
import dev.homecroft.providers.proxmox.settings.table.Marking;
import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.providers.proxmox.settings.table.SettingKinds;
import dev.homecroft.spi.StepContext;
import dev.homecroft.state.Action;
import dev.homecroft.state.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Who carries out a step for a setting, and what that takes. */
public final class SettingWorks {
    private SettingWorks() {}

    /** What carries out a step for a setting. */
    public static Work work(ProxmoxClient client, StepContext context, Step step) {
        SettingKind kind = SettingKinds.of(step.id().address());
        if (kind.marking() instanceof Marking.Within) {
            return new RulesWork(client, step);
        }
        boolean isMarking = step.action() == Action.ADOPT || step.action() == Action.RELEASE;
        if (kind.isSdn() && !isMarking) {
            return new SdnWork(client, context, step);
        }
        if (kind.isOrdered()) {
            return new CertificateWork(client, context, step);
        }
        Optional<SecretRef> kept = TokenWork.kept(step);
        if (kind.isToken() && kept.isPresent() && !isMarking) {
            return new TokenWork(client, context, step, kept.get());
        }
        SettingWork work = new SettingWork(client, context, step);
        return kind.isShared() ? new FirewallWork(client, context, step, work) : work;
    }

    /** What a step for a setting needs: privileges by path. */
    public static Map<String, Set<String>> rights(Step step) {
        Address address = step.id().address();
        SettingKind kind = SettingKinds.of(address);
        SettingKind.Right right = kind.rights().apply(SettingArguments.of(step).key());
        Map<String, Set<String>> rights = new LinkedHashMap<>();
        rights.put(right.path(), new TreeSet<>(Set.of(right.privilege())));
        if (kind.isRegistered()) {
            rights.computeIfAbsent("/", _ -> new TreeSet<>()).add("Sys.Modify");
        }
        return rights;
    }
}
