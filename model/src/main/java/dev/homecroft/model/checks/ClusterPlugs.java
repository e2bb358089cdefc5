package dev.homecroft.model.checks;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.AddressForm;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.edge.Gateway;
import dev.homecroft.model.kube.Cluster;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The addresses of clusters and gateways. One that a VIP has already is the same address said again, and not a second one;
 * a gateway outside of Kubernetes has the address of its machine.
 */
final class ClusterPlugs {
    private final Lab lab;
    private final List<Plug> plugs;
    private final Set<IpAddress> moving = new HashSet<>();

    private ClusterPlugs(Lab lab, List<Plug> plugs) {
        this.lab = lab;
        this.plugs = plugs;
        plugs.stream()
                .filter(plug -> plug.thing().kind().equals(Section.VIPS.kind()))
                .forEach(plug -> plug.ip().ifPresent(moving::add));
    }

    static void add(Lab lab, List<Plug> plugs) {
        ClusterPlugs added = new ClusterPlugs(lab, plugs);
        for (Cluster cluster : lab.kubernetes().clusters().values()) {
            if (cluster.status() != Status.RETIRED) {
                Address thing = Facts.address(Section.CLUSTERS, cluster.name());
                added.add(
                        thing,
                        cluster.network(),
                        cluster.vip(),
                        cluster.origin().of("vip"));
            }
        }
        for (Gateway gateway : lab.edge().gateways().values()) {
            if (gateway.status() != Status.RETIRED && gateway.machine().isEmpty()) {
                Address thing = Facts.address(Section.GATEWAYS, gateway.name());
                SourceRange at = gateway.origin().of("addresses");
                gateway.addresses().forEach(form -> added.add(thing, gateway.network(), form, at));
            }
        }
    }

    private void add(Address thing, Optional<Ref> network, AddressForm form, SourceRange at) {
        boolean isSaidAgain = form.known().filter(moving::contains).isPresent();
        boolean isStated = !(form instanceof AddressForm.None);
        if (isStated && !isSaidAgain) {
            plugs.add(new Plug(thing, Facts.network(lab, network, form), form, false, true, at));
        }
    }
}
