package dev.homecroft.providers.proxmox.settings.declared;

import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Lab;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Target;
import java.util.ArrayList;
import java.util.List;

/** Makes settings out of what the lab says of a hypervisor. Only what is stated becomes a field. */
public final class SettingProjector {
    private SettingProjector() {}

    public static List<DesiredResource> project(Lab lab, Hypervisor hypervisor, Target target) {
        List<Declared> declared = new ArrayList<>();
        declared.addAll(new AccessDeclared(hypervisor).all());
        declared.addAll(new StorageDeclared(lab, hypervisor).all());
        declared.addAll(new CareDeclared(lab, hypervisor).all());
        declared.addAll(new NodeCareDeclared(hypervisor).all());
        declared.addAll(new UpkeepDeclared(lab, hypervisor).all());
        declared.addAll(new SdnDeclared(lab, hypervisor).all());
        declared.addAll(new FirewallDeclared(lab, hypervisor).all());
        return declared.stream().map(setting -> setting.resource(target)).toList();
    }
}
