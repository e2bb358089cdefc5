package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Ref;
import dev.homecroft.model.virt.NodeSettings;
import dev.homecroft.providers.proxmox.settings.table.Form;
import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.state.DesiredResource;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Sees that the node is still believed when it shows the certificate that is ordered: nobody knows its fingerprint beforehand. */
final class CertificateGuard {
    private final Lab lab;
    private final Hypervisor cluster;

    private CertificateGuard(Lab lab, Hypervisor cluster) {
        this.lab = lab;
        this.cluster = cluster;
    }

    /** Why it must not be ordered, if so. */
    static Optional<Diagnostic> obstacle(Lab lab, DesiredResource desired) {
        return Optional.ofNullable(lab.hypervisors().get(desired.target().name()))
                .flatMap(cluster -> new CertificateGuard(lab, cluster).obstacle(desired));
    }

    private Optional<Diagnostic> obstacle(DesiredResource desired) {
        String node = SettingKind.key(desired.address());
        if (!cluster.fingerprints().isEmpty() && cluster.authorities().isEmpty()) {
            return Optional.of(SettingProblems.unknownFingerprint(desired, node));
        }
        List<String> names =
                desired.fields().get(CertificateChange.NAMES).map(Form::items).orElse(List.of());
        Stream<String> hosts = cluster.endpoints().isEmpty()
                ? address(node).stream()
                : cluster.endpoints().stream().map(URI::getHost);
        return hosts.filter(host -> !names.contains(host) && !isOfAnother(node, host))
                .findFirst()
                .map(host -> SettingProblems.unnamedEndpoint(desired, node, host, names));
    }

    /** Whether it is known that some other node answers there. */
    private boolean isOfAnother(String node, String host) {
        return cluster.members().stream()
                .map(Ref::name)
                .filter(member -> !member.equals(node))
                .anyMatch(member -> host.equals(member)
                        || host.startsWith(member + ".")
                        || isAddress(member, host)
                        || isName(member, host));
    }

    private boolean isAddress(String member, String host) {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return address(member).equals(Optional.of(bare));
    }

    /** By which a node is reached where no endpoints are stated. */
    private Optional<String> address(String member) {
        return Optional.ofNullable(lab.hosts().get(member))
                .flatMap(host -> Lab.firstAddress(host.nics()))
                .map(IpAddress::toString);
    }

    private boolean isName(String member, String host) {
        return Optional.ofNullable(cluster.settings().nodes().get(member)).map(NodeSettings::domains).stream()
                .anyMatch(domains -> domains.containsKey(host));
    }
}
